#include "io/crs_member.hpp"

#include "fuzz/promises.hpp"
#include "fuzz/targets.hpp"

namespace gatepost::fuzz {

void crs_member(std::string_view bytes) {
    ChosenCrs const chosen = choose_crs(bytes, "in.geojson", {});
    require(!chosen.is_doubtful || !chosen.message.empty(), "a doubt has words");
    require(chosen.message.find('\n') == std::string::npos, "a message is one line");
    Box const area = chosen.crs.usable_area_lonlat();
    require(area.min_x <= area.max_x && area.min_y <= area.max_y, "a CRS can be used somewhere");
}

}  // namespace gatepost::fuzz
