#include "app/unknown_layer.hpp"

#include "base/nearest_word.hpp"

#include <fmt/format.h>

namespace gatepost {

std::string unknown_layer_text(Document const& document, std::string const& id) {
    std::vector<std::string> known;
    for (Layer const& layer : document.layers()) {
        known.push_back(layer.name);
    }
    std::string const nearest = nearest_word(id, known);
    return nearest.empty() ? fmt::format("there is no layer '{}' (--list-layers names them)", id)
                           : fmt::format("there is no layer '{}'; did you mean '{}'?", id, nearest);
}

}  // namespace gatepost
