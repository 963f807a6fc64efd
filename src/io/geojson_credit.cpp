#include "io/geojson_credit.hpp"

#include "base/json.hpp"
#include "io/classify.hpp"
#include "io/json_text.hpp"

#include <fstream>

namespace gatepost {

namespace {

std::string first_of(std::filesystem::path const& path) {
    constexpr std::size_t most_bytes = std::size_t{64} << 10U;
    std::string text(most_bytes, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

std::string text_of(std::string_view json) {
    auto const value = parse_json(json);
    return value && value->is_string() ? value->get<std::string>() : std::string{};
}

void take(std::string const& name, std::string_view json, DataCredit& credit) {
    if (name == "attribution") {
        credit.attribution = text_of(json);
    } else if (name == "licence" || name == "license") {
        credit.licence = text_of(json);
    }
}

}  // namespace

DataCredit credit_in_geojson(std::filesystem::path const& path) {
    DataCredit credit;
    std::error_code failure;
    if (!is_geojson_name(path) || !std::filesystem::is_regular_file(path, failure)) {
        return credit;
    }
    std::string const text = first_of(path);
    std::size_t at = skip_space(text, 0);
    while (at < text.size() && (text[at] == '{' || text[at] == ',')) {
        std::size_t const name_begin = skip_space(text, at + 1);
        std::size_t const name_end = end_of_value(text, name_begin);
        std::size_t const colon = name_end == not_there ? text.size() : skip_space(text, name_end);
        if (colon >= text.size() || text[colon] != ':') {
            break;
        }
        std::size_t const begin = skip_space(text, colon + 1);
        std::size_t const end = end_of_value(text, begin);
        if (end == not_there) {
            break;  // the features begin here
        }
        take(text_of(std::string_view{text}.substr(name_begin, name_end - name_begin)),
             std::string_view{text}.substr(begin, end - begin), credit);
        at = skip_space(text, end);
    }
    return credit;
}

}  // namespace gatepost
