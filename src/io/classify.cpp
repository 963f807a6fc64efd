#include "io/classify.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

std::string lower_extension(fs::path const& path) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension;
}

std::string first_bytes(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string head(512, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

}  // namespace

bool is_geojson_name(fs::path const& path) {
    std::string const extension = lower_extension(path);
    return extension == ".geojson" || extension == ".json";
}

bool is_geojson_sequence_name(fs::path const& path) {
    constexpr std::array<char const*, 5> endings{".geojsonl", ".geojsons", ".ndgeojson", ".ndjson", ".jsonl"};
    return std::find(endings.begin(), endings.end(), lower_extension(path)) != endings.end();
}

void check_readable(fs::path const& path) {
    std::error_code failure;
    fs::file_status const status = fs::status(path, failure);
    if (!fs::exists(status)) {
        throw fmt_error("{}: there is no such file", path.string());
    }
    if (!fs::is_regular_file(status)) {
        return;
    }
    if (fs::file_size(path, failure) == 0) {
        throw fmt_error("{}: the file is empty (0 bytes)", path.string());
    }
    std::string const head = first_bytes(path);
    if (head.empty()) {
        throw fmt_error("{}: the file cannot be read (permission?)", path.string());
    }
    if (!is_geojson_name(path)) {
        return;
    }
    std::size_t const bom = head.rfind("\xEF\xBB\xBF", 0) == 0 ? 3 : 0;
    std::size_t const first = head.find_first_not_of(" \t\r\n\x1e", bom);
    std::size_t const second =
        first == std::string::npos ? first : head.find_first_not_of(" \t\r\n", first + 1);
    bool const is_array_of_objects = second != std::string::npos && head[first] == '[' && head[second] == '{';
    if (first == std::string::npos || (head[first] != '{' && !is_array_of_objects)) {
        throw fmt_error("{}: not GeoJSON: it does not begin with '{{' ({})", path.string(),
                        place_of_offset(path, first == std::string::npos ? 0 : first));
    }
}

std::vector<fs::path> layers_in_folder(fs::path const& folder) {
    constexpr std::array<char const*, 10> endings{".geojson", ".json", ".geojsonl", ".geojsons", ".fgb",
                                                  ".gpkg",    ".shp",  ".kml",      ".gpx",      ".gml"};
    std::vector<fs::path> files;
    std::error_code failure;
    fs::directory_iterator const entries(folder, failure);
    if (failure) {
        throw fmt_error("{}: the folder cannot be read ({})", folder.string(), failure.message());
    }
    for (fs::directory_entry const& entry : entries) {
        std::string const ending = lower_extension(entry.path());
        bool const is_style =
            entry.path().filename().string().ends_with(".style.json");  // of a file beside it
        if (entry.is_regular_file() && !is_style &&
            std::find(endings.begin(), endings.end(), ending) != endings.end()) {
            files.push_back(entry.path());
        }
    }
    if (files.empty()) {
        throw fmt_error("{}: the folder holds no layers (.geojson, .gpkg, .fgb, .shp, .kml …)",
                        folder.string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string place_of_offset(fs::path const& path, std::size_t offset) {
    std::ifstream file(path, std::ios::binary);
    std::size_t line = 1;
    std::size_t character = 1;
    char c = 0;
    for (std::size_t i = 0; i < offset && file.get(c); ++i) {
        line += c == '\n' ? 1 : 0;
        bool const begins_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        character = c == '\n' ? 1 : character + (begins_character ? 1 : 0);
    }
    return file ? fmt::format("line {}, character {}", line, character) : fmt::format("byte {}", offset);
}

}  // namespace gatepost
