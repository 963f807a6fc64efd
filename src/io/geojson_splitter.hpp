#pragma once

#include "io/geojson_head.hpp"

#include <vector>

namespace gatepost {

/// Finds places where a GeoJSON text may be cut between two features, without reading what comes before. In a
/// FeatureCollection, that is a `,` before a `{` before the first member's name. Such a sequence cannot occur
/// inside a string, because its quotes would end the string. It may still belong to a feature nested in
/// another's properties; then the pieces on either side are not complete arrays, which their parser notices.
class GeojsonSplitter {
  public:
    GeojsonSplitter(InputFile const& file, GeojsonHead const& head) : m_file(file), m_head(head) {}

    /// The first place in [from, limit) where a feature begins; `limit` if there is none. Any thread.
    [[nodiscard]] std::uint64_t first_cut(std::uint64_t from, std::uint64_t limit) const;

  private:
    [[nodiscard]] std::size_t find(std::string_view text, std::size_t from) const;

    InputFile const& m_file;
    GeojsonHead const& m_head;
};

}  // namespace gatepost
