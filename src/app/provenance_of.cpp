#include "app/provenance_of.hpp"

#include "render/gl_version.hpp"

namespace gatepost {

namespace {

/// A map file that does not say where its picture was written: that is this one.
std::string without_file(std::string const& map_text) {
    Json tree = parse_json(map_text).value_or(Json::object());
    if (tree.contains("picture") && tree["picture"].is_object()) {
        tree["picture"].erase("file");
    }
    return tree.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Provenance provenance_of(OpenMap& map, PicturePage const& page, std::filesystem::path const& folder,
                         std::vector<DataMark> data) {
    Provenance made;
    made.program = GATEPOST_VERSION;
    made.drawn_by = gl_version();
    made.date = page.date();
    made.locale = map.selector().locale();
    made.assumed_crs = map.options().assumed_crs;
    made.encoding = map.options().encoding;
    made.pixels = page.pixels();
    made.views = page.views();
    made.map = without_file(map.kept().text_in(folder));
    made.data = std::move(data);
    return made;
}

}  // namespace gatepost
