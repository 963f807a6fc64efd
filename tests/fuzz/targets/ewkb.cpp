#include "io/ewkb.hpp"

#include "fuzz/promises.hpp"
#include "fuzz/targets.hpp"

namespace gatepost::fuzz {

void ewkb(std::string_view bytes) {
    GeometryColumn column;
    EwkbOutcome const outcome = append_ewkb(bytes, Crs::wgs84(), column);
    require(column.size() == (outcome.fault.empty() ? 1U : 0U), "a geometry is a feature or is refused");
    require(column.vertices().size() * sizeof(Point) <= bytes.size(), "nothing is made up");
    check_geometry(column);
    static_cast<void>(srid_of_ewkb(bytes));
}

}  // namespace gatepost::fuzz
