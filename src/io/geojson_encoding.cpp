#include "io/geojson_encoding.hpp"

#include "base/error.hpp"
#include "io/spool.hpp"
#include "io/text_encoding.hpp"

#include <algorithm>
#include <vector>

namespace gatepost {

namespace {

constexpr std::size_t block_bytes = 1U << 20U;
constexpr std::size_t most_sample_bytes = 1U << 20U;

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Returns a file piece by piece, each cut after a quote or line end: in no encoding read here do those bytes
/// occur within a character.
class Pieces {
  public:
    explicit Pieces(InputFile const& file) : m_file(file) {}

    /// Valid until the next call; empty at the end.
    std::string_view next() {
        m_text.erase(0, m_taken);
        std::size_t const kept = m_text.size();
        m_text.resize(kept + block_bytes);
        std::size_t const got = m_file.read(m_at, std::span{m_text}.subspan(kept));
        m_at += got;
        m_text.resize(kept + got);
        std::size_t const cut = m_text.find_last_of("\"\n");
        m_taken = got < block_bytes || cut == std::string::npos ? m_text.size() : cut + 1;
        return std::string_view{m_text}.substr(0, m_taken);
    }

  private:
    InputFile const& m_file;
    std::string m_text;
    std::size_t m_taken = 0;
    std::uint64_t m_at = 0;
};

}  // namespace

std::optional<std::string> foreign_encoding_of(InputFile const& file, JobContext const& job) {
    Pieces pieces(file);
    std::vector<std::string> foreign;
    std::size_t foreign_bytes = 0;
    std::size_t foreign_texts = 0;
    std::size_t utf8_texts = 0;
    for (std::string_view piece = pieces.next(); !piece.empty() && !job.stop.stop_requested();
         piece = pieces.next()) {
        for (std::size_t at = 0; at < piece.size();) {
            std::size_t const end = std::min(piece.find('"', at), piece.size());
            std::string_view const text = piece.substr(at, end - at);
            at = end + 1;
            if (is_ascii(text)) {
                continue;
            }
            (is_utf8(text) ? utf8_texts : foreign_texts) += 1;
            if (!is_utf8(text) && foreign_bytes < most_sample_bytes) {
                foreign.emplace_back(text);
                foreign_bytes += text.size();
            }
        }
    }
    if (foreign.empty() || utf8_texts > foreign_texts) {
        return std::nullopt;
    }
    std::vector<std::string_view> const texts(foreign.begin(), foreign.end());
    return guess_encoding(texts).encoding;
}

std::shared_ptr<InputFile const> in_utf8(std::shared_ptr<InputFile const> const& file,
                                         std::string const& encoding, JobContext const& job) {
    if (!is_known_encoding(encoding)) {
        throw fmt_error("{}: '{}' is no encoding that is known: try GB18030, Big5, TCVN3, CP1258 or CP1252",
                        file->name(), encoding);
    }
    Pieces pieces(*file);
    std::string text;
    std::size_t taken = 0;
    return spool(file->name(), job, [&](std::span<char> block) {
        while (taken == text.size()) {
            std::string_view const piece = pieces.next();
            if (piece.empty()) {
                return std::size_t{0};
            }
            text = is_ascii(piece) ? std::string{piece} : utf8_from(piece, encoding);
            taken = 0;
        }
        std::size_t const count = std::min(block.size(), text.size() - taken);
        std::copy_n(text.data() + taken, count, block.data());
        taken += count;
        return count;
    });
}

}  // namespace gatepost
