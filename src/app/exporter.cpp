#include "app/exporter.hpp"

#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "io/png_writer.hpp"

namespace gatepost {

std::string picture_png(OpenMap& map, Scene& scene, InterfaceHost& interface, PictureSize const& size,
                        JobContext const& context) {
    Image const image = scene.render_picture(interface, size.pixel_ratio, size.width_px, size.height_px);
    log_info("map ready");
    std::string const credits = credits_of(map.kept().file(), map.selector().locale());
    return encode_png(image, {size.dpi, {{"Software", "Gatepost"}, {"Copyright", credits}}}, context);
}

void export_picture(OpenMap& map, Scene& scene, InterfaceHost& interface, PictureSize const& size,
                    std::string const& path, JobContext const& context) {
    write_file(path, picture_png(map, scene, interface, size, context));
    log_info("exported {}", path);
}

}  // namespace gatepost
