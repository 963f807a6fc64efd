#include "io/geojson_walker.hpp"

#include "base/error.hpp"
#include "io/json_text.hpp"

#include <algorithm>

namespace gatepost {

namespace {

constexpr std::size_t block_bytes = 1U << 20U;

bool is_bracketed(char first) { return first == '{' || first == '[' || first == '"'; }

/// What may stand between features by mistake, and is no reason to stop: any other value of JSON.
bool is_odd_value(std::string_view text, std::size_t begin, std::size_t end) {
    std::string_view const token = text.substr(begin, end - begin);
    bool const is_scalar = token == "null" || token == "true" || token == "false" ||
                           (!token.empty() && token.find_first_not_of("+-.0123456789eE") == not_there);
    std::size_t const next = skip_space(text, end);
    bool const is_parted = next >= text.size() || text[next] == ',' || text[next] == ']';
    return is_parted && (is_scalar || is_bracketed(text[begin]));
}

}  // namespace

bool GeojsonWalker::read_more() {
    std::size_t const kept = m_length - m_at;
    std::size_t const wanted = std::max(block_bytes, kept);  // doubling rescans a long feature only rarely
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
        std::size_t const end = end_of_value(text, m_at);
        bool const is_object = text[m_at] == '{';
        return is_object || (end != not_there && is_odd_value(text, m_at, end)) ? end : not_there;
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
            constexpr std::size_t longest_scalar = 64;  // longer ones are not strays
            bool const is_cut =
                m_length - m_at < longest_scalar && text.find_first_of(" \t\r\n,]}", m_at) == not_there;
            bool const may_end = m_separator != 0 || is_bracketed(text[m_at]) || is_cut;
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
