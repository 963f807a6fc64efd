#include "io/geojson_walker.hpp"

#include "base/error.hpp"
#include "io/json_text.hpp"

#include <algorithm>

namespace gatepost {

namespace {

constexpr std::size_t block_bytes = 1U << 20U;

}  // namespace

bool GeojsonWalker::read_more() {
    std::size_t const kept = m_length - m_at;
    std::size_t const wanted = std::max(block_bytes, kept);  // doubles: a long feature is scanned few times
    std::string text(kept + wanted + simdjson::SIMDJSON_PADDING, '\0');
    std::copy_n(m_text.data() + m_at, kept, text.data());
    std::size_t const got = m_file.read(m_begin + m_length, std::span{text}.subspan(kept, wanted));
    m_begin += m_at;
    m_text = std::move(text);
    m_at = 0;
    m_length = kept + got;
    m_is_all = got == 0;
    return got > 0;
}

std::size_t GeojsonWalker::end_of_feature(std::string_view text) const {
    if (m_separator == 0) {
        return text[m_at] == '{' ? end_of_value(text, m_at) : not_there;
    }
    std::size_t const separator = text.find(m_separator, m_at);
    return separator == not_there && m_is_all ? text.size() : separator;
}

GeojsonWalker::Ending GeojsonWalker::walk(std::uint64_t from, std::uint64_t cut, Crs const& crs,
                                          GeojsonPieceParser& parser, GeojsonPiece& piece,
                                          JobContext const& job) {
    m_begin = from;
    m_at = m_length = 0;
    m_text.clear();
    for (;;) {
        std::string_view const text{m_text.data(), m_length};
        while (m_at < m_length && (is_json_space(text[m_at]) || text[m_at] == ',' || text[m_at] == '\x1e')) {
            ++m_at;
        }
        if (m_at == m_length) {
            if (!read_more()) {
                return {Ending::Kind::end_of_text, here()};
            }
            continue;
        }
        if (here() >= cut) {
            return {here() == cut ? Ending::Kind::at_cut : Ending::Kind::broken, here()};
        }
        if (text[m_at] == ']' && m_separator == 0) {
            return {Ending::Kind::array_closed, here() + 1};
        }
        std::size_t const end = end_of_feature(text);
        if (end == not_there) {
            bool const may_end = m_separator != 0 || text[m_at] == '{';
            if (!may_end || (!read_more() && m_separator == 0)) {
                return {Ending::Kind::broken, here()};
            }
            continue;
        }
        if (job.stop.stop_requested()) {
            throw fmt_error("{}: cancelled", m_file.name());
        }
        parser.parse_one(text.substr(m_at, end - m_at), here(), crs, piece);
        m_at = end;
    }
}

}  // namespace gatepost
