#include "io/geojson_splitter.hpp"

#include "io/json_text.hpp"

#include <algorithm>

namespace gatepost {

namespace {

constexpr std::size_t block_bytes = 1U << 16U;
constexpr std::size_t lookback_bytes = 64;    // for the comma and blanks before a feature
constexpr std::size_t lookahead_bytes = 256;  // for its first member's name

std::size_t last_not_space(std::string_view text, std::size_t before) {
    while (before > 0 && is_json_space(text[before - 1])) {
        --before;
    }
    return before == 0 ? not_there : before - 1;
}

}  // namespace

std::size_t GeojsonSplitter::find(std::string_view text, std::size_t from) const {
    if (m_head.form == GeojsonForm::lines) {
        std::size_t const line = text.find('\n', from == 0 ? 0 : from - 1);
        return line == not_there ? not_there : line + 1;
    }
    if (m_head.form == GeojsonForm::records) {
        return text.find('\x1e', from);
    }
    for (std::size_t key = from; (key = text.find(m_head.first_key, key)) != not_there; ++key) {
        std::size_t const brace = last_not_space(text, key);
        std::size_t const comma = brace == not_there ? not_there : last_not_space(text, brace);
        std::size_t const colon = skip_space(text, key + m_head.first_key.size());
        if (comma != not_there && brace >= from && text[brace] == '{' && text[comma] == ',' &&
            colon < text.size() && text[colon] == ':') {
            return brace;
        }
    }
    return not_there;
}

std::uint64_t GeojsonSplitter::first_cut(std::uint64_t from, std::uint64_t limit) const {
    bool const has_no_cuts = m_head.form == GeojsonForm::single ||
                             (m_head.form == GeojsonForm::collection && m_head.first_key.empty());
    if (has_no_cuts) {
        return limit;
    }
    std::string block;
    for (std::uint64_t at = from; at < limit; at += block_bytes) {
        // This finds the cuts in [at, at + block_bytes), and no others; the bytes around them are only
        // context.
        std::uint64_t const begin = at - std::min<std::uint64_t>(at, lookback_bytes);
        block.resize(at - begin + block_bytes + lookahead_bytes);
        block.resize(m_file.read(begin, block));
        std::size_t const found = find(block, at - begin);
        if (found != not_there && begin + found < at + block_bytes) {
            return std::min(begin + found, limit);
        }
    }
    return limit;
}

}  // namespace gatepost
