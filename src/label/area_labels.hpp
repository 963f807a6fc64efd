#pragma once

#include "label/area_places.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace gatepost {

/// The area that a label stands in.
struct LabelArea {
    std::shared_ptr<WorldGeometry const> world;
    std::uint32_t feature = 0;
    std::uint64_t key = 0;  ///< the same as long as its geometry is
    int turn = 0;           ///< the copy of the map that it is seen in
};

/// Remembers where the names of areas stand, so that they stand still while the map moves: a name keeps its
/// place in the world as long as it is whole in the frame, in its area and at about the same scale. Only then
/// are places looked for again.
class AreaLabels {
  public:
    /// Where a name may stand now, in the world, the place that it keeps first. Valid until the next call.
    [[nodiscard]] std::vector<Point> const& places(LabelArea const& area, Viewport const& viewport,
                                                   LabelRoom const& room, LabelSize const& size);
    /// The name got this place, or none.
    void stands_at(LabelArea const& area, std::optional<Point> place_world);
    /// Each copy of the map got another number, greater by `turns`.
    void renumber_copies(int turns);
    /// Changes whenever a name stands elsewhere: it is another label then, which fades in there.
    [[nodiscard]] std::uint32_t place_number(LabelArea const& area) const;

  private:
    struct Name {
        std::vector<Point> places_world;
        Viewport viewport;  ///< for which they were looked for
        LabelRoom room;
        LabelSize size;
        std::optional<Point> stood_world;
        std::uint32_t place_number = 0;
    };
    [[nodiscard]] static bool keeps_place(Name const& name, LabelArea const& area, Viewport const& viewport,
                                          LabelRoom const& room, LabelSize const& size);

    struct Key {
        std::uint64_t area = 0;
        int turn = 0;
        friend bool operator==(Key const&, Key const&) = default;
    };
    struct KeyHash {
        std::size_t operator()(Key const& key) const {
            return std::hash<std::uint64_t>()(key.area ^ static_cast<std::uint64_t>(key.turn) << 56U);
        }
    };
    std::unordered_map<Key, Name, KeyHash> m_names;
};

}  // namespace gatepost
