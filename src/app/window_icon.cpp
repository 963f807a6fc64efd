#include "app/window_icon.hpp"

#include "io/png_reader.hpp"

namespace gatepost {

std::vector<Image> window_icon() {
    std::vector<Image> sizes;
    for (std::string_view const png : embedded_icons()) {
        sizes.push_back(decode_png(png));
    }
    return sizes;
}

}  // namespace gatepost
