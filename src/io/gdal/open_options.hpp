#pragma once

#include <array>
#include <string>

namespace gatepost {

/// GDAL's open options by which the texts of a Shapefile or a dBase file come as the bytes that stand there:
/// where no .cpg file says the encoding, or a person has named it. The mark in the .dbf itself is believed
/// only where it names an encoding of one country: "ANSI" is what programs write that do not know.
class RawTextOptions {
  public:
    RawTextOptions(std::string const& source, std::string const& said_encoding);

    /// For GDALDataset::Open; null for none.
    [[nodiscard]] char const* const* list() const { return m_is_raw ? m_list.data() : nullptr; }

  private:
    std::array<char const*, 2> m_list{"ENCODING=", nullptr};
    bool m_is_raw;
};

}  // namespace gatepost
