#pragma once

#include "io/file_window.hpp"
#include "io/flatgeobuf_file.hpp"
#include "table/attribute_row.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace gatepost {

/// Before each feature stands how long it is.
constexpr std::size_t flatgeobuf_length_bytes = 4;

/// Reads features, most of which lie one behind the other, to where their numbers are aligned as the format
/// means them to be.
class FlatgeobufWindow {
  public:
    explicit FlatgeobufWindow(InputFile const& file) : m_file_bytes(file.size()), m_window(file) {}

    /// A feature's bytes with its length before them, valid until the next call; empty where the file ends
    /// before them.
    [[nodiscard]] std::string_view at(std::uint64_t begin);

  private:
    std::uint64_t m_file_bytes;
    FileWindow m_window;
    std::vector<char> m_aligned;
};

/// The attributes of a FlatGeobuf file, left where they are.
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
