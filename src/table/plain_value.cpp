#include "table/plain_value.hpp"

#include "base/json.hpp"

#include <fmt/format.h>

namespace gatepost {

namespace {

void append(std::string& text, std::string_view separator, std::string const& part) {
    if (!part.empty()) {
        text += (text.empty() ? "" : std::string(separator)) + part;
    }
}

// Depth is bounded by parse_json.
std::string plain(Json const& value) {  // NOLINT(misc-no-recursion)
    std::string text;
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_array()) {
        for (Json const& item : value) {
            append(text, "; ", plain(item));
        }
        return text;
    }
    if (value.is_object()) {
        for (auto const& [name, member] : value.items()) {
            std::string const said = plain(member);
            append(text, ", ", said.empty() ? "" : fmt::format("{}: {}", name, said));
        }
        return text;
    }
    return value.is_null() ? "" : value.dump();
}

}  // namespace

std::string plain_value(AttributeRow const& row, std::string_view field) {
    std::string text = row.text(field);
    AttributeColumn const* const column = row.find(field);
    bool const is_json = column != nullptr && !column->is_null(row.index()) &&
                         column->written_as(row.index()) == AttributeType::json;
    auto const value = is_json ? parse_json(text) : std::nullopt;
    return value ? plain(*value) : text;
}

}  // namespace gatepost
