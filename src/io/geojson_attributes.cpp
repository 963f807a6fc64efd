#include "io/geojson_attributes.hpp"

#include "base/error.hpp"
#include "io/attribute_builder.hpp"
#include "io/file_window.hpp"
#include "io/json_number.hpp"
#include "io/json_text.hpp"
#include "io/normalize.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

namespace gatepost {

namespace ondemand = simdjson::ondemand;

namespace {

/// The text of a nested value on one line, with letters as letters: many writers escape all that is not
/// ASCII.
std::string compact_json(std::string_view raw) {
    auto const parsed = nlohmann::ordered_json::parse(raw, nullptr, false);
    return parsed.is_discarded()
               ? std::string{raw}
               : parsed.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

class RowReader {
  public:
    explicit RowReader(InputFile const& file) : m_text(file, simdjson::SIMDJSON_PADDING) {}

    void read(std::size_t row, TextRange properties) {
        m_builder.begin_row(row);
        bool const is_whole = (properties.length & AttributePlaces::whole_feature) != 0;
        std::size_t const length = properties.length & ~AttributePlaces::whole_feature;
        std::string_view text = m_text.at(properties.begin, length);
        while (!text.empty() && text.back() != '}') {
            text.remove_suffix(1);
        }
        try {
            ondemand::document document = iterate(text);
            for (auto field : document.get_object()) {
                std::string_view const key = field.unescaped_key();
                if (!is_whole || !is_structure(key)) {
                    add(key, field.value());
                }
            }
        } catch (simdjson::simdjson_error const&) {
            // What is broken inside one feature's properties costs that feature the rest of them, no more.
        }
    }

    /// Text, or a number as it is written; anything else is no id.
    void read_id(std::size_t row, TextRange id) {
        std::string_view text = m_text.at(id.begin, id.length);
        while (!text.empty() && is_json_space(text.back())) {
            text.remove_suffix(1);
        }
        if (text.empty() || text == "null" || text.front() == '{' || text.front() == '[') {
            return;
        }
        m_builder.begin_row(row);
        if (text.front() == '"') {
            ondemand::document document = iterate(text);
            std::string_view value;
            if (document.get_string().get(value) == simdjson::SUCCESS) {
                m_builder.add_text("id", to_nfc(std::string{value}));
            }
            return;
        }
        std::int64_t number = 0;
        auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (failure == std::errc{} && end == text.data() + text.size()) {
            m_builder.add_integer("id", number);
        } else {
            m_builder.add_text("id", text);
        }
    }

    [[nodiscard]] bool has(std::string_view field) const { return m_builder.has(field); }
    [[nodiscard]] std::vector<AttributeColumn> finish(std::size_t rows) { return m_builder.finish(rows); }

  private:
    static bool is_structure(std::string_view key) {
        constexpr std::array<std::string_view, 6> members{"type", "geometry",    "id",
                                                          "bbox", "coordinates", "geometries"};
        return std::find(members.begin(), members.end(), key) != members.end();
    }

    ondemand::document iterate(std::string_view text) {
        return m_parser.iterate(
            simdjson::padded_string_view(text.data(), text.size(), text.size() + simdjson::SIMDJSON_PADDING));
    }

    void add(std::string_view key, ondemand::value value) {
        switch (value.type()) {
            case ondemand::json_type::string:
                m_builder.add_text(key, to_nfc(std::string{std::string_view{value.get_string()}}));
                break;
            case ondemand::json_type::number: add_number(key, value); break;
            case ondemand::json_type::boolean: m_builder.add_boolean(key, value.get_bool()); break;
            case ondemand::json_type::null:
                static_cast<void>(value.is_null());
                m_builder.add_null(key);
                break;
            default: {
                std::string_view const raw = simdjson::to_json_string(value);
                m_builder.add_json(key, to_nfc(compact_json(raw)));
            }
        }
    }

    void add_number(std::string_view key, ondemand::value value) {
        std::int64_t integer = 0;
        double real = 0;
        if (value.get_int64().get(integer) == simdjson::SUCCESS) {
            m_builder.add_integer(key, integer);
        } else if (read_number(value, real)) {
            m_builder.add_real(key, real);
        } else {
            m_builder.add_text(key, value.raw_json_token());
        }
    }

    FileWindow m_text;
    ondemand::parser m_parser;
    AttributeBuilder m_builder;
};

}  // namespace

std::vector<AttributeColumn> GeojsonAttributes::read(std::span<std::uint32_t const> features) const {
    if (m_file->has_changed()) {
        return complaint_columns(m_file->name() + " has changed since it was opened: open it again",
                                 features.size());
    }
    try {
        RowReader reader(*m_file);
        for (std::size_t row = 0; row < features.size(); ++row) {
            std::uint32_t const feature = features[row];
            if (m_places.length[feature] != 0) {
                reader.read(row, {m_places.begin[feature], m_places.length[feature]});
            }
        }
        bool const needs_ids = !m_places.ids.empty() && !reader.has("id");
        for (std::size_t row = 0; needs_ids && row < features.size(); ++row) {
            if (m_places.ids[features[row]].length != 0) {
                reader.read_id(row, m_places.ids[features[row]]);
            }
        }
        return reader.finish(features.size());
    } catch (Error const& failure) {
        return complaint_columns(failure.what(), features.size());
    }
}

std::vector<AttributeColumn> GeojsonAttributes::read_all() const {
    std::vector<std::uint32_t> all(m_places.begin.size());
    std::iota(all.begin(), all.end(), 0U);
    return read(all);
}

}  // namespace gatepost
