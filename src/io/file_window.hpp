#pragma once

#include "base/input_file.hpp"

#include <string_view>
#include <vector>

namespace gatepost {

/// Reads stretches of a file of which one often lies right behind the other: takes more at a time the longer
/// that goes on, up to a megabyte, and little again after a leap.
class FileWindow {
  public:
    /// So many readable bytes stand behind every stretch, whatever they are.
    explicit FileWindow(InputFile const& file, std::size_t padding = 0) : m_file(file), m_padding(padding) {}

    /// The bytes, fewer at the end of the file; valid until the next call.
    [[nodiscard]] std::string_view at(std::uint64_t begin, std::size_t length);

  private:
    InputFile const& m_file;
    std::size_t m_padding;
    std::vector<char> m_buffer;
    std::uint64_t m_begin = 0;
    std::size_t m_length = 0;
    std::size_t m_next_window = least;
    static constexpr std::size_t least = 4096;  // one feature is asked for more often than many
    static constexpr std::size_t most = 1U << 20U;
};

}  // namespace gatepost
