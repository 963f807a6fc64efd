#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>

namespace gatepost {

/// A stream: fills its span and returns how many bytes it wrote; 0 is the end.
using NextBytes = std::function<std::size_t(std::span<char>)>;

/// A file that can be read piece by piece, at any offset, from any thread. It is not mapped: pages of a
/// mapped file would count as this program's memory. A stream is spooled to a nameless file, which disappears
/// with this object. Throws Error naming the file.
class InputFile {
  public:
    explicit InputFile(std::string path);
    /// Copies a stream to its end. Also throws Error if it would fill the disk.
    InputFile(std::string name, NextBytes const& next);

    [[nodiscard]] std::string const& name() const { return m_name; }
    /// A path by which a library can open the same bytes while this object lives.
    [[nodiscard]] std::string path() const;
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Fills `bytes` from `offset` on; returns how many there were before the end of the file.
    std::size_t read(std::uint64_t offset, std::span<char> bytes) const;
    /// Whether somebody has written to the file since it was opened, which makes offsets into it worthless.
    [[nodiscard]] bool has_changed() const;
    /// The number of the line that holds a byte, for "line 7". Reads everything before it, at memory speed.
    [[nodiscard]] std::uint64_t line_of(std::uint64_t offset) const;

  private:
    /// An open file descriptor, closed on destruction.
    class Descriptor {
      public:
        explicit Descriptor(int number) : m_number(number) {}
        ~Descriptor();
        Descriptor(Descriptor const&) = delete;
        Descriptor& operator=(Descriptor const&) = delete;
        [[nodiscard]] int get() const { return m_number; }

      private:
        int m_number;
    };
    void remember_state();

    std::string m_name;
    Descriptor m_file;
    std::uint64_t m_size = 0;
    std::int64_t m_modified_ns = 0;
};

}  // namespace gatepost
