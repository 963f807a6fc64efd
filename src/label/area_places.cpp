#include "label/area_places.hpp"

#include "label/area_mask.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace gatepost {

namespace {

constexpr std::size_t most_vertices = 4000;  // of a ring that are looked at
constexpr std::size_t most_places = 24;
constexpr double largest_cell_px = 6;  // a third of a name's height
constexpr double cells_across = 24;    // of an area that is small on the screen

struct Place {
    Point middle_screen;
    double worth = 0;
};

Box common(Box const& a, Box const& b) {
    return {std::max(a.min_x, b.min_x), std::max(a.min_y, b.min_y), std::min(a.max_x, b.max_x),
            std::min(a.max_y, b.max_y)};
}

Box on_screen(Box const& world, Viewport const& viewport) {
    Point const a = viewport.screen_from_world({world.min_x, world.max_y});
    Point const b = viewport.screen_from_world({world.max_x, world.min_y});
    return {a.x, a.y, b.x, b.y};
}

AreaMask mask_of(WorldGeometry const& world, std::uint32_t feature, Viewport const& viewport,
                 Box const& seen_screen, LabelRoom const& room) {
    double const least_side_px = std::min(seen_screen.width(), seen_screen.height());
    AreaMask mask(seen_screen, std::clamp(least_side_px / cells_across, 1.0, largest_cell_px));
    GeometryColumn const& geometry = world.geometry;
    for (std::size_t part = geometry.parts_begin(feature); part < geometry.parts_end(feature); ++part) {
        if (kind_of(geometry.part_kind(part)) != GeometryKind::polygon) {
            continue;
        }
        auto const ring = geometry.part(part);
        if (ring.size() <= most_vertices) {
            mask.add_ring(ring, viewport);
            continue;
        }
        std::vector<Point> coarse;
        for (std::size_t i = 0; i < ring.size(); i += ring.size() / most_vertices + 1) {
            coarse.push_back(ring[i]);
        }
        mask.add_ring(coarse, viewport);
    }
    mask.fill(room.reserved_screen);
    return mask;
}

/// The middle of what is seen: among places that are equally good the one nearest to it is best.
Point centre_of(AreaMask const& mask) {
    Point sum;
    double count = 0;
    for (std::size_t row = 0; row < mask.rows(); ++row) {
        for (std::size_t column = 0; column < mask.columns(); ++column) {
            if (mask.contains(column, row)) {
                sum = sum + mask.middle_of(column, row);
                ++count;
            }
        }
    }
    return count > 0 ? sum * (1 / count) : sum;
}

/// What a place is worth: above all how much of the name lies in the area, then how far the area goes on
/// around it. Nothing where less than `least_share` of the name would.
std::optional<double> worth_of(AreaMask const& mask, Point middle_screen, LabelSize const& size,
                               double least_share) {
    double const under_px2 = mask.covered_px2(box_around(middle_screen, size));
    if (under_px2 < least_share * size.width_px * size.height_px) {
        return std::nullopt;
    }
    double worth = 0;
    double weight = 16;
    LabelSize wider = size;
    constexpr int sizes = 5;
    for (int i = 0; i < sizes; ++i) {
        worth +=
            weight * mask.covered_px2(box_around(middle_screen, wider)) / (wider.width_px * wider.height_px);
        weight /= 2;
        wider.width_px *= 2;
        wider.height_px *= 2;
    }
    return worth;
}

std::vector<Place> all_places(AreaMask const& mask, Box const& middles_screen, LabelSize const& size) {
    Point const centre = centre_of(mask);
    constexpr double share_of_moved = 0.5;  // with less it would be taken for the neighbour's
    constexpr double worth_per_px = 1e-4;
    constexpr std::size_t most_tried = 4000;
    std::size_t const step = mask.rows() * mask.columns() > most_tried ? 2 : 1;
    std::vector<Place> places;
    for (std::size_t row = 0; row < mask.rows(); row += step) {
        for (std::size_t column = 0; column < mask.columns(); column += step) {
            if (!mask.contains(column, row)) {
                continue;
            }
            // Where the area is seen at the edge of the frame only, its name is moved into the frame.
            Point const cell = mask.middle_of(column, row);
            Point const middle{std::clamp(cell.x, middles_screen.min_x, middles_screen.max_x),
                               std::clamp(cell.y, middles_screen.min_y, middles_screen.max_y)};
            double const least_share =
                middle == cell ? size.least_share : std::max(size.least_share, share_of_moved);
            if (auto const worth = worth_of(mask, middle, size, least_share)) {
                places.push_back({middle, *worth - worth_per_px * distance(middle, centre)});
            }
        }
    }
    return places;
}

/// The best places, of those that lie close together only the best.
std::vector<Point> best_apart(std::vector<Place> places, LabelSize const& size) {
    std::sort(places.begin(), places.end(), [](Place const& a, Place const& b) { return a.worth > b.worth; });
    std::vector<Point> best;
    for (Place const& place : places) {
        bool const is_near = std::any_of(best.begin(), best.end(), [&](Point other) {
            return std::abs(other.x - place.middle_screen.x) < size.width_px / 3 &&
                   std::abs(other.y - place.middle_screen.y) < size.height_px;
        });
        if (!is_near) {
            best.push_back(place.middle_screen);
        }
        if (best.size() == most_places) {
            break;
        }
    }
    return best;
}

}  // namespace

std::vector<Point> places_in_area(WorldGeometry const& world, std::uint32_t feature, Viewport const& viewport,
                                  LabelRoom const& room, LabelSize const& size) {
    Box const seen = common(on_screen(world.bounds_of(feature), viewport), room.frame_screen);
    constexpr double margin_px = 6;
    Box const frame = room.frame_screen.expanded(-margin_px);
    Box const middles{frame.min_x + size.width_px / 2, frame.min_y + size.height_px / 2,
                      frame.max_x - size.width_px / 2, frame.max_y - size.height_px / 2};
    if (seen.is_empty() || middles.is_empty()) {
        return {};
    }
    AreaMask const mask = mask_of(world, feature, viewport, seen, room);
    return best_apart(all_places(mask, middles, size), size);
}

}  // namespace gatepost
