#include "style/style.hpp"

#include "fuzz/promises.hpp"
#include "fuzz/targets.hpp"
#include "style/style_json.hpp"

namespace gatepost::fuzz {

void style(std::string_view bytes) {
    try {
        LayerStyle const read = style_from_json(bytes, LayerStyle{});
        require(read.classes.size() == read.labels.size(), "every class has its names");
        std::string const written = style_to_json(read);
        require(style_to_json(style_from_json(written, LayerStyle{})) == written,
                "a style that is kept comes back");
    } catch (Error const& error) {
        check_error(error);
    }
}

}  // namespace gatepost::fuzz
