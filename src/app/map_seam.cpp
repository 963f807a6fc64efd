#include "app/map_seam.hpp"

#include "geo/antimeridian.hpp"
#include "geo/projected_box.hpp"

#include <array>

namespace gatepost {

namespace {

/// The longitudes that a person's own layers cover, part by part.
LonlatExtent longitudes_of_own(Document const& document, double half_world) {
    LonlatExtent extent;
    for (Layer const& layer : document.layers()) {
        bool const counts = layer.group == LayerGroup::own && layer.world && layer.world->geometry.size() > 0;
        std::size_t const parts =
            counts ? layer.world->geometry.parts_end(layer.world->geometry.size() - 1) : 0;
        for (std::size_t part = 0; part < parts; ++part) {
            Box bounds;
            for (Point const p : layer.world->geometry.part(part)) {
                bounds.grow(Point{p.x * 180 / half_world, 0});
            }
            extent.add(std::array{Point{bounds.min_x, 0}, Point{bounds.max_x, 0}});
        }
    }
    return extent;
}

}  // namespace

bool wants_other_seam(MapModel& model, Box const& own_world, Options const& options, bool is_of_map_file) {
    Crs const& crs = model.document().map_crs();
    bool const may_move = !is_of_map_file && crs == Crs::web_mercator() && !options.extent_world &&
                          !options.center_lonlat && !options.list_layers && !options.query_lonlat;
    if (!may_move || options.bbox_lonlat) {
        return may_move && options.bbox_lonlat->min_x > options.bbox_lonlat->max_x;
    }
    double const half_world = projected_box(crs.usable_area_lonlat(), model.world_from_lonlat()).max_x;
    if (own_world.width() <= half_world) {
        return false;
    }
    auto const box = longitudes_of_own(model.document(), half_world).box();
    return box && box->min_x > box->max_x;
}

}  // namespace gatepost
