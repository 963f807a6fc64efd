#include "io/geojson_row_reader.hpp"

#include "base/json.hpp"
#include "base/normalize.hpp"
#include "base/utf8.hpp"
#include "io/json_number.hpp"
#include "io/json_text.hpp"
#include "io/lenient_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace gatepost {

namespace ondemand = simdjson::ondemand;

namespace {

bool is_structure(std::string_view key) {
    constexpr std::array<std::string_view, 6> members{"type", "geometry",    "id",
                                                      "bbox", "coordinates", "geometries"};
    return std::find(members.begin(), members.end(), key) != members.end();
}

std::string_view without_blanks_behind(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

/// Whether a token is a whole number as JSON writes it, however long.
bool is_whole_number(std::string_view token) {
    std::string_view const digits = token.substr(!token.empty() && token.front() == '-' ? 1 : 0);
    bool const has_leading_zero = digits.size() > 1 && digits.front() == '0';
    return !digits.empty() && !has_leading_zero &&
           digits.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_nested(std::string_view token) {
    return !token.empty() && (token.front() == '{' || token.front() == '[');
}

/// Shortens a long text for a message.
std::string shown(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::size_t const end = character_begin(text, longest);
    return std::string{text.substr(0, end)} + (end < text.size() ? "…" : "");
}

ondemand::document iterate(ondemand::parser& parser, std::string_view text) {
    return parser.iterate(
        simdjson::padded_string_view(text.data(), text.size(), text.size() + simdjson::SIMDJSON_PADDING));
}

}  // namespace

bool GeojsonRowReader::read(std::size_t row, TextRange properties) {
    bool const is_whole = (properties.length & AttributePlaces::whole_feature) != 0;
    std::size_t const length = properties.length & ~AttributePlaces::whole_feature;
    std::string_view text = m_text.at(properties.begin, length);
    text = text.substr(0, text.rfind('}') + 1);
    m_row = row;
    m_has_id = m_has_time = m_has_when = false;
    m_builder.begin_row(row);
    if (!read_strictly(text, is_whole)) {
        m_builder.begin_row(row);
        read_leniently(text, is_whole, properties.begin);
    }
    return m_has_id;
}

void GeojsonRowReader::read_id(std::size_t row, TextRange id) {
    std::string_view const text = without_blanks_behind(m_text.at(id.begin, id.length));
    if (text.empty() || text == "null" || is_nested(text) || !is_wanted("id")) {
        return;
    }
    m_builder.begin_row(row);
    std::int64_t number = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.front() == '"') {
        m_builder.add_text("id", to_nfc(text_of_string(text).text));
    } else if (failure == std::errc{} && end == text.data() + text.size()) {
        m_builder.add_integer("id", number);
    } else if (is_whole_number(text)) {
        m_builder.add_digits("id", text);
    } else {
        m_builder.add_text("id", text);
    }
}

void GeojsonRowReader::read_time(std::size_t row, TextRange time) {
    constexpr std::size_t most_before = 32;  // bytes, in which the member's name stands
    std::size_t const before = std::min<std::size_t>(time.begin, most_before);
    std::string_view const all = m_text.at(time.begin - before, before + time.length);
    std::string_view const head = all.substr(0, before);
    std::string_view const text = without_blanks_behind(all.substr(before));
    bool const is_when =
        head.rfind("\"when\"") != std::string_view::npos &&
        (head.rfind("\"time\"") == std::string_view::npos || head.rfind("\"when\"") > head.rfind("\"time\""));
    std::string_view const field = is_when ? "when" : "time";
    bool const is_read = m_row == row && (is_when ? m_has_when : m_has_time);
    if (is_read || text.empty() || text == "null" || !is_wanted(field)) {
        return;
    }
    m_row = row;
    m_builder.begin_row(row);
    std::string const fault = add_leniently(field, text);
    if (!fault.empty()) {
        note(time.begin, fmt::format("its {}: {}", field, fault));
    }
}

ReadAttributes GeojsonRowReader::finish(std::size_t rows) {
    m_read.columns = m_builder.finish(rows);
    return std::move(m_read);
}

bool GeojsonRowReader::read_strictly(std::string_view text, bool is_whole) {
    try {
        ondemand::document document = iterate(m_parser, text);
        for (auto field : document.get_object()) {
            std::string_view const key = field.unescaped_key();
            if (is_whole && is_structure(key)) {
                continue;
            }
            m_has_id = m_has_id || key == "id";
            m_has_time = m_has_time || key == "time";
            m_has_when = m_has_when || key == "when";
            if (is_wanted(key) && !add(key, field.value())) {
                return false;
            }
        }
        return true;
    } catch (simdjson::simdjson_error const&) {
        return false;
    }
}

bool GeojsonRowReader::add(std::string_view key, ondemand::value value) {
    switch (value.type()) {
        case ondemand::json_type::string:
            m_builder.add_text(key, to_nfc(std::string{std::string_view{value.get_string()}}));
            return true;
        case ondemand::json_type::number: return add_number(key, value);
        case ondemand::json_type::boolean: m_builder.add_boolean(key, value.get_bool()); return true;
        case ondemand::json_type::null: m_builder.add_null(key); return value.is_null();
        default: break;
    }
    std::string_view const raw = simdjson::to_json_string(value);
    return add_nested(key, raw);
}

bool GeojsonRowReader::add_number(std::string_view key, ondemand::value value) {
    std::int64_t integer = 0;
    double real = 0;
    std::string_view const token = without_blanks_behind(value.raw_json_token());
    if (value.get_int64().get(integer) == simdjson::SUCCESS) {
        m_builder.add_integer(key, integer);
    } else if (is_whole_number(token)) {
        m_builder.add_digits(key, token);
    } else if (read_number(value, real)) {
        m_builder.add_real(key, real);
    } else {
        return false;
    }
    return true;
}

bool GeojsonRowReader::add_nested(std::string_view key, std::string_view raw) {
    if (is_json_deeper_than(raw, deepest_json) || !is_json(raw)) {
        return false;
    }
    m_builder.add_json(key, to_nfc(compact_json(raw)));
    return true;
}

void GeojsonRowReader::read_leniently(std::string_view text, bool is_whole, std::uint64_t begin) {
    auto const take = [&](LenientMember const& member) {
        LenientText const key = text_of_string(member.key);
        if (is_whole && is_structure(key.text)) {
            return;
        }
        m_has_id = m_has_id || key.text == "id";
        m_has_time = m_has_time || key.text == "time";
        m_has_when = m_has_when || key.text == "when";
        if (!is_wanted(key.text)) {
            return;
        }
        std::string fault = add_leniently(key.text, member.value);
        fault = fault.empty() && !key.fault.empty() ? "its name: " + key.fault : std::move(fault);
        if (!fault.empty()) {
            auto const at = static_cast<std::uint64_t>(member.key.data() - text.data());
            note(begin + at, fmt::format("property '{}': {}", shown(key.text), fault));
        }
    };
    for_each_member(text, take,
                    [&](std::size_t at) { note(begin + at, "its properties are not valid JSON here"); });
}

std::string GeojsonRowReader::add_leniently(std::string_view key, std::string_view token) {
    if (!token.empty() && token.front() == '"' && end_of_value(token, 0) == token.size()) {
        LenientText value = text_of_string(token);
        m_builder.add_text(key, to_nfc(std::move(value.text)));
        return std::move(value.fault);
    }
    if (auto const number = special_number(token)) {
        m_builder.add_real(key, *number);
        return {};
    }
    if (is_nested(token)) {
        return add_nested_leniently(key, token);
    }
    if (add_scalar(key, token)) {
        return {};
    }
    m_builder.add_null(key);
    return fmt::format("'{}' is no JSON value; it is left empty", shown(token));
}

std::string GeojsonRowReader::add_nested_leniently(std::string_view key, std::string_view token) {
    if (is_json_deeper_than(token, deepest_json)) {
        m_builder.add_null(key);
        return fmt::format("brackets stand more than {} deep in it; it is left empty", deepest_json);
    }
    std::string text = compact_json(with_replaced_bytes(token));
    bool const is_valid = is_json(text);
    m_builder.add_json(key, to_nfc(std::move(text)));
    return first_not_utf8(token) ? "it holds bytes that are not UTF-8"
           : !is_valid           ? "what stands in its brackets is not valid JSON; kept as a text"
                                 : "";
}

bool GeojsonRowReader::add_scalar(std::string_view key, std::string_view token) {
    m_scalar.assign(token);
    m_scalar.resize(token.size() + simdjson::SIMDJSON_PADDING);
    try {
        ondemand::document document =
            iterate(m_scalar_parser, std::string_view{m_scalar}.substr(0, token.size()));
        std::int64_t integer = 0;
        if (token == "null") {
            m_builder.add_null(key);
        } else if (token == "true" || token == "false") {
            m_builder.add_boolean(key, token == "true");
        } else if (document.get_int64().get(integer) == simdjson::SUCCESS) {
            m_builder.add_integer(key, integer);
        } else if (is_whole_number(token)) {
            m_builder.add_digits(key, token);
        } else {
            m_builder.add_real(key, document.get_double());
        }
        return true;
    } catch (simdjson::simdjson_error const&) {
        return false;
    }
}

void GeojsonRowReader::note(std::uint64_t byte, std::string reason) {
    if (++m_read.fault_count <= ReadAttributes::most_named) {
        m_read.faults.push_back({m_row, byte, std::move(reason)});
    }
}

}  // namespace gatepost
