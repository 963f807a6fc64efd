#pragma once

#include "app/open_map.hpp"
#include "ui/model.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// The mark at a place that was asked for by its coordinates, or where there is nothing on the map: it says
/// in which areas the place lies, and its position in several ways.
class PlaceMark {
  public:
    void set(Point lonlat);
    void clear() { m_lonlat.reset(); }
    [[nodiscard]] bool is_set() const { return m_lonlat.has_value(); }
    /// What a frame shows of it.
    [[nodiscard]] std::optional<PlaceMarkModel> model(OpenMap& map) const;

  private:
    std::optional<Point> m_lonlat;
    /// For what the areas were looked up: languages, and what the map shows.
    struct Asked {
        LanguageChain languages;
        std::vector<std::shared_ptr<WorldGeometry const>> shown;
        friend bool operator==(Asked const&, Asked const&) = default;
    };
    mutable std::optional<Asked> m_asked;
    mutable std::vector<std::string> m_areas;
};

}  // namespace gatepost
