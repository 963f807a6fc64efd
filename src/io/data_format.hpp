#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace gatepost {

/// The formats that features are written in.
enum class DataFormat : std::uint8_t { geojson, flatgeobuf, geopackage, csv, kml };

/// What the names of their files end in.
constexpr std::array<std::string_view, 5> data_format_endings{".geojson", ".fgb", ".gpkg", ".csv", ".kml"};
/// What people call them.
constexpr std::array<std::string_view, 5> data_format_names{"GeoJSON", "FlatGeobuf", "GeoPackage", "CSV",
                                                            "KML"};

[[nodiscard]] constexpr std::string_view name_of(DataFormat format) {
    return data_format_names[static_cast<std::size_t>(format)];
}

/// By the ending of a file's name, in capitals or not; nothing for any other ending.
[[nodiscard]] std::optional<DataFormat> data_format_of(std::filesystem::path const& path);

/// Whether one file holds several layers.
[[nodiscard]] constexpr bool holds_several_layers(DataFormat format) {
    return format == DataFormat::geopackage || format == DataFormat::kml;
}

}  // namespace gatepost
