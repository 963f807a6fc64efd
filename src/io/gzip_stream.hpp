#pragma once

#include "base/input_file.hpp"

#include <memory>
#include <string>
#include <vector>

namespace gatepost {

/// The text inside gzip, however many members it is in. What comes without gzip's mark passes through
/// unchanged, as gzip's own tools do it. Damage is no error: what came before it is good, and `complaint`
/// tells of the rest.
class GzipStream {
  public:
    explicit GzipStream(NextBytes compressed);
    ~GzipStream();
    GzipStream(GzipStream const&) = delete;
    GzipStream& operator=(GzipStream const&) = delete;

    /// As NextBytes: fills the span as far as there is something, 0 at the end.
    std::size_t read(std::span<char> bytes);
    /// What was wrong with the file, empty where nothing was; known when `read` has given 0.
    [[nodiscard]] std::string const& complaint() const { return m_complaint; }

  private:
    struct Inflater;  // zlib's, out of sight
    enum class State { at_start, in_member, plain, at_end };

    [[nodiscard]] bool fill();
    void begin_member();
    void inflate_some();
    std::size_t read_plain(std::span<char> bytes);
    void end_with(std::string complaint);

    NextBytes m_compressed;
    std::vector<char> m_input;
    std::size_t m_begin = 0;  // what of m_input is still to be read
    std::size_t m_end = 0;
    std::unique_ptr<Inflater> m_inflater;
    State m_state = State::at_start;
    bool m_has_member = false;
    std::string m_complaint;
};

/// Whether these first bytes are gzip's.
[[nodiscard]] bool is_gzip(std::span<char const> first_bytes);

}  // namespace gatepost
