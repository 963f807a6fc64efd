#include "io/geojson_piece.hpp"

#include "io/feature_check.hpp"

#include <fmt/format.h>

namespace gatepost {

namespace ondemand = simdjson::ondemand;

void AttributePlaces::append(AttributePlaces const& other) {
    std::size_t const before = begin.size();
    begin.insert(begin.end(), other.begin.begin(), other.begin.end());
    length.insert(length.end(), other.length.begin(), other.length.end());
    if (!ids.empty() || !other.ids.empty()) {
        ids.resize(before);
        ids.insert(ids.end(), other.ids.begin(), other.ids.end());
        ids.resize(begin.size());
    }
}

std::size_t AttributePlaces::bytes() const {
    return begin.capacity() * sizeof(std::uint64_t) + length.capacity() * sizeof(std::uint32_t) +
           ids.capacity() * sizeof(TextRange);
}

void GeojsonPieceParser::begin(std::string_view text, std::uint64_t first_byte) {
    m_text = text;
    m_first_byte = first_byte;
    m_document = m_parser.iterate(
        simdjson::padded_string_view(text.data(), text.size(), text.size() + simdjson::SIMDJSON_PADDING));
}

std::uint64_t GeojsonPieceParser::here() {
    char const* token = nullptr;
    bool const is_more = m_document.current_location().get(token) == simdjson::SUCCESS;
    return m_first_byte + (is_more ? static_cast<std::uint64_t>(token - m_text.data()) : m_text.size());
}

GeojsonPieceParser::Ending GeojsonPieceParser::parse(std::string_view text, std::uint64_t first_byte,
                                                     Crs const& crs, GeojsonPiece& piece) {
    m_piece = &piece;
    try {
        begin(text, first_byte);
        for (ondemand::value value : m_document.get_array()) {
            read_feature(value, crs);
        }
        return {true, here()};
    } catch (simdjson::simdjson_error const&) {
        piece = {};
        return {};
    }
}

void GeojsonPieceParser::parse_one(std::string_view text, std::uint64_t first_byte, Crs const& crs,
                                   GeojsonPiece& piece) {
    m_piece = &piece;
    std::size_t const met = piece.features;
    try {
        begin(text, first_byte);
        read_feature(m_document.get_value(), crs);
    } catch (simdjson::simdjson_error const& error) {
        piece.features = met + 1;
        refuse(here(), fmt::format("it is not valid JSON ({})", error.what()));
    }
}

TextRange GeojsonPieceParser::range_of(std::string_view raw) const {
    return {m_first_byte + static_cast<std::uint64_t>(raw.data() - m_text.data()),
            static_cast<std::uint32_t>(raw.size())};
}

void GeojsonPieceParser::read_feature(ondemand::value value, Crs const& crs) {
    m_geometry.clear();
    m_properties = m_id = {};
    m_has_properties = m_has_others = false;
    std::uint64_t const begin = range_of(value.raw_json_token()).begin;
    ondemand::object feature;
    bool const is_object = value.get_object().get(feature) == simdjson::SUCCESS;
    if (is_object) {
        read_members(feature, begin);
    }
    ++m_piece->features;
    if (is_object) {
        judge(crs, begin);
    } else {
        refuse(begin, "it is no feature");
    }
}

void GeojsonPieceParser::read_members(ondemand::object feature, std::uint64_t begin) {
    for (auto field : feature) {
        auto const key = field.key().value();
        if (key == "geometry") {
            m_geometry.read(field.value());
        } else if (key == "properties") {
            ondemand::object properties;
            m_has_properties = true;
            if (field.value().get_object().get(properties) == simdjson::SUCCESS) {
                m_properties = range_of(properties.raw_json());
            }
        } else if (key == "id") {
            m_id = range_of(field.value().raw_json_token());
        } else if (key == "type") {
            std::string_view type;
            if (field.value().get_string().get(type) == simdjson::SUCCESS && type != "Feature") {
                m_geometry.note_type(type);
            }
        } else if (key == "coordinates") {
            m_geometry.read_coordinates(field.value());
        } else if (key == "geometries") {
            m_geometry.read_members(field.value());
        } else {
            m_has_others = true;
        }
    }
    if (!m_has_properties && m_has_others) {
        m_properties = {begin, static_cast<std::uint32_t>(here() - begin) | AttributePlaces::whole_feature};
    }
}

void GeojsonPieceParser::judge(Crs const& crs, std::uint64_t begin) {
    switch (m_geometry.finish()) {
        case GeojsonGeometry::State::unreadable:
            refuse(begin, "its geometry cannot be read: coordinates are missing or not numbers");
            return;
        case GeojsonGeometry::State::too_small: refuse(begin, "its geometry has too few coordinates"); return;
        case GeojsonGeometry::State::too_deep: refuse(begin, too_deep_fault()); return;
        case GeojsonGeometry::State::absent:
        case GeojsonGeometry::State::good: break;
    }
    if (auto fault = coordinate_fault(m_geometry.vertices(), crs)) {
        refuse(begin, std::move(*fault));
        return;
    }
    if (m_geometry.is_partial() && ++m_piece->partial_count <= GeojsonPiece::max_named_faults) {
        m_piece->partials.push_back(m_piece->features - 1);
    }
    m_geometry.append_to(m_piece->geometry);
    AttributePlaces& places = m_piece->places;
    places.begin.push_back(m_properties.begin);
    places.length.push_back(m_properties.length);
    if (m_id.length > 0 || !places.ids.empty()) {
        places.ids.resize(places.begin.size() - 1);
        places.ids.push_back(m_id);
    }
}

void GeojsonPieceParser::refuse(std::uint64_t byte, std::string reason) {
    if (++m_piece->skipped <= GeojsonPiece::max_named_faults) {
        m_piece->faults.push_back({m_piece->features - 1, byte, std::move(reason)});
    }
}

}  // namespace gatepost
