#include "app/where_option.hpp"

#include "base/error.hpp"
#include "table/expression.hpp"

namespace gatepost {

std::pair<std::string, std::string> parse_where(std::string const& text) {
    std::string layer;
    std::size_t i = 0;
    for (; i < text.size() && text[i] != ':'; ++i) {
        bool const is_escaped =
            text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == ':' || text[i + 1] == '\\');
        i += is_escaped ? 1 : 0;
        layer += text[i];
    }
    if (layer.empty() || i >= text.size()) {
        throw fmt_error("--where: LAYER:CONDITION is expected, not '{}'", text);
    }
    std::string condition = text.substr(i + 1);
    try {
        static_cast<void>(Expression(condition));
    } catch (Error const& error) {
        throw fmt_error("--where {}: {}", layer, error.what());
    }
    return {std::move(layer), std::move(condition)};
}

}  // namespace gatepost
