#pragma once

#include "io/file_window.hpp"
#include "io/flatgeobuf_file.hpp"
#include "table/attribute_row.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace gatepost {

/// Each feature is preceded by its length in this many bytes.
constexpr std::size_t flatgeobuf_length_bytes = 4;

/// Reads features, most of which follow each other in the file, into a buffer in which their numbers are
/// aligned as the format intends.
class FlatgeobufWindow {
  public:
    explicit FlatgeobufWindow(InputFile const& file) : m_file_bytes(file.size()), m_window(file) {}

    /// The bytes of a feature, preceded by its length; valid until the next call. Empty if the file ends
    /// before the feature does, or if its length is over 1 GB.
    [[nodiscard]] std::string_view at(std::uint64_t begin);

  private:
    std::uint64_t m_file_bytes;
    FileWindow m_window;
    std::vector<char> m_aligned;
};

/// The attributes of a FlatGeobuf file, which stay in the file until they are asked for.
class FlatgeobufAttributes : public AttributeFile {
  public:
    /// `places`: where each feature begins.
    FlatgeobufAttributes(FlatgeobufFile file, std::vector<std::uint64_t> places)
        : m_file(std::move(file)), m_places(std::move(places)) {}

    [[nodiscard]] std::vector<AttributeColumn> read(std::span<std::uint32_t const> features) const override;

  private:
    FlatgeobufFile m_file;
    std::vector<std::uint64_t> m_places;
};

}  // namespace gatepost
