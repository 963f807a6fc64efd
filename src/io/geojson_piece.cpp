#include "io/geojson_piece.hpp"

#include "io/feature_check.hpp"
#include "io/json_check.hpp"
#include "io/lenient_json.hpp"

#include <algorithm>

namespace gatepost {

namespace ondemand = simdjson::ondemand;

AttributePlaces AttributePlaces::joined(std::vector<AttributePlaces> pieces, JobContext const& job) {
    std::vector<std::size_t> begins{0};
    bool has_ids = false;
    bool has_times = false;
    for (AttributePlaces const& piece : pieces) {
        begins.push_back(begins.back() + piece.begin.size());
        has_ids = has_ids || !piece.ids.empty();
        has_times = has_times || !piece.times.empty();
    }
    AttributePlaces all;
    all.begin.resize(begins.back());
    all.length.resize(begins.back());
    all.ids.resize(has_ids ? begins.back() : 0);
    all.times.resize(has_times ? begins.back() : 0);
    for_each_parallel(job, pieces.size(), [&](std::size_t i, std::size_t /*worker*/) {
        AttributePlaces const piece = std::exchange(pieces[i], {});
        auto const at = static_cast<std::ptrdiff_t>(begins[i]);
        std::copy(piece.begin.begin(), piece.begin.end(), all.begin.begin() + at);
        std::copy(piece.length.begin(), piece.length.end(), all.length.begin() + at);
        std::copy(piece.ids.begin(), piece.ids.end(), all.ids.begin() + (has_ids ? at : 0));
        std::copy(piece.times.begin(), piece.times.end(), all.times.begin() + (has_times ? at : 0));
    });
    if (job.stop.stop_requested()) {
        return {};
    }
    return all;
}

void GeojsonPiece::reserve(std::size_t count) {
    geometry.reserve_vertices(count);
    places.begin.reserve(count);
    places.length.reserve(count);
}

std::size_t AttributePlaces::bytes() const {
    return begin.capacity() * sizeof(std::uint64_t) + length.capacity() * sizeof(std::uint32_t) +
           (ids.capacity() + times.capacity()) * sizeof(TextRange);
}

simdjson::error_code GeojsonPieceParser::begin(std::string_view text, std::uint64_t first_byte) {
    m_text = text;
    m_first_byte = first_byte;
    m_depth = 0;
    return m_parser
        .iterate(
            simdjson::padded_string_view(text.data(), text.size(), text.size() + simdjson::SIMDJSON_PADDING))
        .get(m_document);
}

simdjson::error_code GeojsonPieceParser::begin_plain(std::string_view text, std::uint64_t first_byte) {
    m_plain = with_plain_strings(text);
    m_plain.resize(text.size() + simdjson::SIMDJSON_PADDING);
    return begin(std::string_view{m_plain}.substr(0, text.size()), first_byte);
}

std::uint64_t GeojsonPieceParser::here() {
    char const* token = nullptr;
    bool const is_more = m_document.current_location().get(token) == simdjson::SUCCESS;
    return m_first_byte + (is_more ? static_cast<std::uint64_t>(token - m_text.data()) : m_text.size());
}

GeojsonPieceParser::Ending GeojsonPieceParser::parse(std::string_view text, std::uint64_t first_byte,
                                                     Crs const& crs, GeojsonPiece& piece) {
    m_piece = &piece;
    if (begin(text, first_byte) != simdjson::SUCCESS) {
        return {};
    }
    try {
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
    simdjson::error_code failure = begin(text, first_byte);
    auto const not_utf8 = failure != simdjson::SUCCESS ? first_not_utf8(text) : std::nullopt;
    if (not_utf8 && !piece.foreign_text) {
        piece.foreign_text = {met, first_byte + *not_utf8, {}};
    }
    if (failure == simdjson::UTF8_ERROR || failure == simdjson::UNESCAPED_CHARS) {
        failure = begin_plain(text, first_byte);
    }
    if (failure != simdjson::SUCCESS) {
        ++piece.features;
        refuse(first_byte,
               failure == simdjson::UNCLOSED_STRING ? "a text in it is not closed" : "it is not valid JSON");
        return;
    }
    try {
        read_feature(m_document.get_value(), crs);
        if (not_utf8) {
            note(first_byte + *not_utf8,
                 "its text is not UTF-8; bytes that stand for no letter are shown as \uFFFD");
        }
    } catch (simdjson::simdjson_error const&) {
        piece.features = std::max(piece.features, met) + 1;
        refuse(here(), "it is not valid JSON");
    }
}

TextRange GeojsonPieceParser::range_of(std::string_view raw) const {
    return {m_first_byte + static_cast<std::uint64_t>(raw.data() - m_text.data()),
            static_cast<std::uint32_t>(raw.size())};
}

void GeojsonPieceParser::read_feature(ondemand::value value, Crs const& crs) {
    m_geometry.clear();
    m_properties = m_id = m_time = {};
    m_is_feature = m_is_collection = false;
    m_has_properties = m_has_geometry = m_has_others = m_has_bad_properties = false;
    m_has_doubtful_properties = false;
    std::uint64_t const begin = range_of(value.raw_json_token()).begin;
    m_document_begin = m_depth == 0 ? begin : m_document_begin;
    ondemand::object feature;
    if (value.get_object().get(feature) != simdjson::SUCCESS) {
        ++m_piece->features;
        refuse(begin, "it is no feature");
    } else if (read_members(feature, begin, crs)) {
        ++m_piece->features;
        judge(crs, begin);
    }
}

bool GeojsonPieceParser::read_members(ondemand::object feature, std::uint64_t begin, Crs const& crs) {
    bool has_features = false;
    for (auto field : feature) {
        auto const key = field.key().value();
        ondemand::array features;
        if (key == "geometry") {
            m_has_geometry = true;
            m_geometry.read(field.value());
            if (!m_geometry.crs_member().empty()) {
                note_crs(m_geometry.crs_member());
            }
        } else if (key == "properties") {
            ondemand::object properties;
            m_has_properties = true;
            ondemand::value value = field.value();
            if (value.get_object().get(properties) == simdjson::SUCCESS) {
                std::string_view const raw = properties.raw_json();
                m_properties = range_of(raw);
                m_has_doubtful_properties = m_checks_properties && !is_valid_json(raw, true);
            } else {
                // Some programs write an empty list if there are no properties.
                std::string_view const raw = simdjson::to_json_string(value);
                m_has_bad_properties =
                    raw.find_first_not_of("[]\" \t\r\n") != std::string_view::npos && raw != "null";
            }
        } else if (key == "features" && !m_is_feature && !m_has_geometry &&
                   field.value().get_array().get(features) == simdjson::SUCCESS) {
            has_features = true;
            read_collection(features, crs);
            m_geometry.clear();  // drops the last feature of the collection
            m_properties = m_id = m_time = {};
            m_has_geometry = m_has_properties = m_has_others = false;
            m_has_bad_properties = m_has_doubtful_properties = false;
        } else {
            read_member(key, field.value());
        }
    }
    if (!m_has_properties && m_has_others) {
        std::uint64_t const end = here();
        m_properties = {begin, static_cast<std::uint32_t>(end - begin) | AttributePlaces::whole_feature};
        std::string_view const raw = m_text.substr(begin - m_first_byte, end - begin);
        m_has_doubtful_properties =
            m_checks_properties && !is_valid_json(raw.substr(0, raw.rfind('}') + 1), true);
    }
    return !has_features || m_is_feature;  // a feature may have a custom member named `features`
}

void GeojsonPieceParser::read_member(ondemand::raw_json_string key, ondemand::value value) {
    if (key == "id") {
        m_id = range_of(value.raw_json_token());
    } else if (key == "type") {
        std::string_view type;
        if (value.get_string().get(type) == simdjson::SUCCESS) {
            m_is_feature = type == "Feature";
            m_is_collection = type == "FeatureCollection";
            if (!m_is_feature && !m_is_collection) {
                m_geometry.note_type(type);
            }
        }
    } else if (key == "coordinates") {
        m_geometry.read_coordinates(value);
    } else if (key == "geometries") {
        m_geometry.read_members(value);
    } else if (key == "time" || key == "when") {
        m_has_others = true;
        std::string_view raw;
        if (simdjson::to_json_string(value).get(raw) == simdjson::SUCCESS) {
            m_time = range_of(raw);
        }
    } else if (key == "crs") {
        note_crs(simdjson::to_json_string(value).value());
    } else {
        m_has_others = true;
    }
}

void GeojsonPieceParser::note_crs(std::string_view member) {
    if (m_piece->crs_member.empty()) {
        m_piece->crs_member = member;
        m_piece->crs_document = m_document_begin;
    } else if (m_piece->crs_member != member && !m_piece->other_crs_document) {
        m_piece->other_crs_document = m_document_begin;
    }
}

void GeojsonPieceParser::read_collection(ondemand::array features, Crs const& crs) {
    constexpr std::size_t deepest = 64;
    if (++m_depth > deepest) {
        ++m_piece->features;
        refuse(range_of({m_text.data(), 0}).begin, "collections stand more than 64 deep in each other");
    } else {
        for (ondemand::value value : features) {
            read_feature(value, crs);
        }
    }
    --m_depth;
}

void GeojsonPieceParser::judge(Crs const& crs, std::uint64_t begin) {
    if (m_is_collection) {
        refuse(begin, "a collection without features");
        return;
    }
    switch (m_geometry.finish()) {
        case GeojsonGeometry::State::unreadable:
            refuse(begin, "its geometry cannot be read: coordinates are missing or not numbers");
            return;
        case GeojsonGeometry::State::unknown_type: refuse(begin, m_geometry.type_fault()); return;
        case GeojsonGeometry::State::too_small: refuse(begin, "its geometry has too few coordinates"); return;
        case GeojsonGeometry::State::too_deep: refuse(begin, too_deep_fault()); return;
        case GeojsonGeometry::State::absent:
        case GeojsonGeometry::State::good: break;
    }
    if (auto fault = coordinate_fault(m_geometry.vertices(), crs)) {
        refuse(begin, *fault);
        return;
    }
    if (m_has_bad_properties) {
        note(begin, "its properties are no object; left out");
    }
    if (m_geometry.is_partial()) {
        note(begin, "parts of its geometry have too few coordinates; left out");
    }
    m_geometry.append_to(m_piece->geometry);
    AttributePlaces& places = m_piece->places;
    if (m_has_doubtful_properties) {
        m_piece->doubtful_rows.push_back(static_cast<std::uint32_t>(places.begin.size()));
    }
    places.begin.push_back(m_properties.begin);
    places.length.push_back(m_properties.length);
    if (m_id.length > 0 || !places.ids.empty()) {
        places.ids.resize(places.begin.size() - 1);
        places.ids.push_back(m_id);
    }
    if (m_time.length > 0 || !places.times.empty()) {
        places.times.resize(places.begin.size() - 1);
        places.times.push_back(m_time);
    }
}

void GeojsonPieceParser::refuse(std::uint64_t byte, std::string const& reason) {
    m_piece->skipped.push_back(static_cast<std::uint32_t>(m_piece->places.begin.size()));
    note(byte, reason + "; left out");
}

void GeojsonPieceParser::note(std::uint64_t byte, std::string reason) {
    if (++m_piece->fault_count <= GeojsonPiece::most_named) {
        m_piece->faults.push_back({m_piece->features - 1, byte, std::move(reason)});
    }
}

}  // namespace gatepost
