#include "io/classify.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "io/wide_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <span>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

bool has_ending(fs::path const& path, std::span<std::string_view const> endings) {
    return std::find(endings.begin(), endings.end(), ending_of(path)) != endings.end();
}

/// A Shapefile has its own .dbf, which is not a layer of its own.
bool is_part_of_shapefile(fs::path const& path) {
    return ending_of(path) == ".dbf" && file_beside(path, "shp");
}

}  // namespace

std::optional<fs::path> file_beside(fs::path const& path, std::string ending) {
    auto const change_case = [&](auto begin, auto end, int (*change)(int)) {
        std::transform(begin, end, begin, [&](unsigned char c) { return static_cast<char>(change(c)); });
    };
    auto const is_there = [&] {
        std::error_code ignored;
        return fs::is_regular_file(fs::path(path).replace_extension(ending), ignored);
    };
    bool is_found = is_there();
    if (!is_found) {
        change_case(ending.begin(), ending.begin() + 1, std::toupper);  // "Shp"
        is_found = is_there();
    }
    if (!is_found) {
        change_case(ending.begin(), ending.end(), std::toupper);
        is_found = is_there();
    }
    return is_found ? std::optional{fs::path(path).replace_extension(ending)} : std::nullopt;
}

std::string ending_of(fs::path const& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

bool is_gzip_name(fs::path const& path) { return ending_of(path) == ".gz"; }

bool is_zip_name(fs::path const& path) {
    constexpr std::array<std::string_view, 3> endings{".zip", ".kmz", ".shz"};
    return has_ending(path, endings);
}

fs::path without_gz(fs::path const& path) {
    return is_gzip_name(path) ? path.parent_path() / path.stem() : path;
}

bool is_geojson_name(fs::path const& path) {
    constexpr std::array<std::string_view, 2> endings{".geojson", ".json"};
    return has_ending(path, endings);
}

bool is_geojson_sequence_name(fs::path const& path) {
    constexpr std::array<std::string_view, 5> endings{".geojsonl", ".geojsons", ".ndgeojson", ".ndjson",
                                                      ".jsonl"};
    return has_ending(path, endings);
}

bool is_separated_text_name(fs::path const& path) {
    constexpr std::array<std::string_view, 3> endings{".csv", ".tsv", ".psv"};
    return has_ending(path, endings);
}

bool is_table_name(fs::path const& path) {
    constexpr std::array<std::string_view, 4> endings{".xlsx", ".xls", ".ods", ".dbf"};
    return is_separated_text_name(path) || has_ending(path, endings);
}

bool says_no_encoding(fs::path const& path) {
    constexpr std::array<std::string_view, 7> endings{".shp", ".dbf", ".xls", ".tab", ".mif", ".dxf", ".gmt"};
    return is_separated_text_name(path) || has_ending(path, endings);
}

bool is_layer_name(fs::path const& path) {
    constexpr std::array<std::string_view, 9> endings{".fgb", ".gpkg", ".shp", ".kml", ".gpx",
                                                      ".gml", ".tab",  ".mif", ".gdb"};
    fs::path const plain = without_gz(path);
    bool const is_style = plain.filename().string().ends_with(".style.json");  // the style of another file
    return !is_style && !is_part_of_shapefile(path) &&
           (is_geojson_name(plain) || is_geojson_sequence_name(plain) || is_table_name(plain) ||
            is_zip_name(plain) || has_ending(plain, endings));
}

std::string first_bytes_of(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string head(512, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

void check_readable(fs::path const& path) {
    std::error_code failure;
    fs::file_status const status = fs::status(path, failure);
    if (status.type() == fs::file_type::not_found) {
        throw fmt_error("{}: there is no such file", path.string());
    }
    if (status.type() == fs::file_type::none) {  // permission, a link that leads to itself
        throw fmt_error("{}: the file cannot be read ({})", path.string(), failure.message());
    }
    if (!fs::is_regular_file(status)) {
        return;
    }
    if (fs::file_size(path, failure) == 0) {
        throw fmt_error("{}: the file is empty (0 bytes)", path.string());
    }
    std::string const head = first_bytes_of(path);
    if (head.empty()) {
        throw fmt_error("{}: the file cannot be read (permission?)", path.string());
    }
    if (is_geojson_name(path) && !wide_encoding_of(head)) {
        check_begins_like_json(head, path.string());
    }
}

void check_begins_like_json(std::string_view first_bytes, std::string const& name) {
    std::size_t const bom = first_bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    std::size_t const first = first_bytes.find_first_not_of(" \t\r\n\x1e", bom);
    std::size_t const second =
        first == std::string_view::npos ? first : first_bytes.find_first_not_of(" \t\r\n", first + 1);
    bool const is_array_of_objects =
        second != std::string_view::npos && first_bytes[first] == '[' && first_bytes[second] == '{';
    if (first == std::string_view::npos || (first_bytes[first] != '{' && !is_array_of_objects)) {
        throw fmt_error("{}: not GeoJSON: it does not begin with '{{' ({})", name,
                        place_after(first_bytes.substr(0, first == std::string_view::npos ? 0 : first)));
    }
}

std::vector<fs::path> layers_in_folder(fs::path const& folder) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        // Include an entry that cannot even be examined (a link to itself): reading it will say why.
        std::error_code unknown;
        bool const is_file = entry->is_regular_file(unknown) || unknown;
        bool const is_database = ending_of(entry->path()) == ".gdb" && entry->is_directory(unknown);
        if ((is_file || is_database) && is_layer_name(entry->path())) {
            files.push_back(entry->path());
        }
    }
    if (failure) {
        throw fmt_error("{}: the folder cannot be read ({})", folder.string(), failure.message());
    }
    if (files.empty()) {
        throw fmt_error("{}: the folder holds no layers (.geojson, .gpkg, .fgb, .shp, .kml, .csv, .zip …)",
                        folder.string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string place_after(std::string_view before) {
    auto const lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    std::size_t const begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    std::size_t const characters = count_characters(before.substr(begin));
    return fmt::format("line {}, character {}", lines + 1, characters + 1);
}

}  // namespace gatepost
