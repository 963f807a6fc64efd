#pragma once

#include "base/input_file.hpp"

#include <memory>
#include <string>
#include <vector>

namespace gatepost {

/// The decompressed contents of a gzip stream, whatever its number of members. A stream without gzip's magic
/// bytes passes through unchanged, as with gzip's own tools. Damage throws nothing: what came before it is
/// good, and `complaint` describes the damage.
class GzipStream {
  public:
    explicit GzipStream(NextBytes compressed);
    ~GzipStream();
    GzipStream(GzipStream const&) = delete;
    GzipStream& operator=(GzipStream const&) = delete;

    /// Like NextBytes: fills as much of the span as it can; 0 at the end.
    std::size_t read(std::span<char> bytes);
    /// What was wrong with the file; empty if nothing was. Final once `read` has returned 0.
    [[nodiscard]] std::string const& complaint() const { return m_complaint; }

  private:
    struct Inflater;  // hides zlib's types
    enum class State { at_start, in_member, plain, at_end };

    [[nodiscard]] bool fill();
    void begin_member();
    void inflate_some();
    std::size_t read_plain(std::span<char> bytes);
    void end_with(std::string complaint);

    NextBytes m_compressed;
    std::vector<char> m_input;
    std::size_t m_begin = 0;  // m_input is still unread from here to m_end
    std::size_t m_end = 0;
    std::unique_ptr<Inflater> m_inflater;
    State m_state = State::at_start;
    bool m_has_member = false;
    std::string m_complaint;
};

/// Whether these first bytes are gzip's.
[[nodiscard]] bool is_gzip(std::span<char const> first_bytes);

}  // namespace gatepost
