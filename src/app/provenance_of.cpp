#include "app/provenance_of.hpp"

#include "render/gl_version.hpp"

namespace gatepost {

Provenance provenance_of(OpenMap& map, PicturePage const& page, std::filesystem::path const& folder,
                         JobContext const& job) {
    Provenance made;
    made.program = GATEPOST_VERSION;
    made.drawn_by = gl_version();
    made.date = page.date();
    made.locale = map.selector().locale();
    made.assumed_crs = map.options().assumed_crs;
    made.encoding = map.options().encoding;
    made.pixels = page.pixels();
    made.views = page.views();
    made.map = parse_json(map.kept().text_in(folder)).value_or(Json::object());
    made.data = data_marks(map.model().state(), folder, job);
    return made;
}

}  // namespace gatepost
