#pragma once

#include "base/input_file.hpp"

#include <string_view>
#include <vector>

namespace gatepost {

/// Reads stretches of a file, most of which directly follow the one before. It reads ahead more and more, up
/// to a megabyte, while that goes on, and starts small again after a jump.
class FileWindow {
  public:
    /// `padding` bytes after each stretch are readable, whatever their content.
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
    static constexpr std::size_t least = 4096;  // requests for one feature are more frequent than for many
    static constexpr std::size_t most = 1U << 20U;
};

}  // namespace gatepost
