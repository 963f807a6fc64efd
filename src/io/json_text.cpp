#include "io/json_text.hpp"

namespace gatepost {

namespace {

std::size_t end_of_string(std::string_view text, std::size_t begin) {
    for (std::size_t at = begin + 1; (at = text.find_first_of("\"\\", at)) != not_there; at += 2) {
        if (text[at] == '"') {
            return at + 1;
        }
    }
    return not_there;
}

std::size_t end_of_container(std::string_view text, std::size_t begin) {
    std::size_t depth = 0;
    for (std::size_t at = begin; at < text.size(); ++at) {
        switch (text[at]) {
            case '{':
            case '[': ++depth; break;
            case '}':
            case ']':
                if (--depth == 0) {
                    return at + 1;
                }
                break;
            case '"':
                at = end_of_string(text, at);
                if (at == not_there) {
                    return not_there;
                }
                --at;
                break;
            default: break;
        }
    }
    return not_there;
}

}  // namespace

bool is_json_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::size_t skip_space(std::string_view text, std::size_t at) {
    while (at < text.size() && is_json_space(text[at])) {
        ++at;
    }
    return at;
}

std::size_t end_of_value(std::string_view text, std::size_t begin) {
    if (begin >= text.size()) {
        return not_there;
    }
    if (text[begin] == '{' || text[begin] == '[') {
        return end_of_container(text, begin);
    }
    return text[begin] == '"' ? end_of_string(text, begin) : text.find_first_of(",]} \t\r\n", begin);
}

}  // namespace gatepost
