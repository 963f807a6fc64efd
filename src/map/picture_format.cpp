#include "map/picture_format.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <string>

namespace gatepost {

namespace {

/// Pipes, devices and what standard output is called have no ending, and folders none that counts.
bool is_special(std::string_view path) {
    std::error_code ignored;
    auto const status = std::filesystem::status(path, ignored);
    return path == "-" || path.starts_with("/dev/") || path.starts_with("/proc/") ||
           (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status));
}

struct Ending {
    std::string_view text;
    PictureFormat format;
};
/// The usual one of each format first.
constexpr std::array<Ending, 9> endings{{{".png", PictureFormat::png},
                                         {".jpg", PictureFormat::jpeg},
                                         {".jpeg", PictureFormat::jpeg},
                                         {".webp", PictureFormat::webp},
                                         {".tif", PictureFormat::tiff},
                                         {".tiff", PictureFormat::tiff},
                                         {".pdf", PictureFormat::pdf},
                                         {".svg", PictureFormat::svg},
                                         {".html", PictureFormat::html}}};

std::string usual_endings() {
    std::string text;
    for (Ending const& ending : endings) {
        if (ending_of(ending.format) == ending.text) {
            text += (text.empty() ? "" : ", ") + std::string{ending.text};
        }
    }
    return text;
}

}  // namespace

std::string ending_in(std::string const& path) {
    std::string ending = std::filesystem::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

PictureFormat picture_format_of(std::string_view path) {
    std::string const ending = ending_in(std::string{path});
    if (is_special(path)) {
        return PictureFormat::png;
    }
    auto const* const found =
        std::find_if(endings.begin(), endings.end(), [&](Ending const& one) { return one.text == ending; });
    if (found == endings.end()) {
        throw fmt_error("{}: the name of a picture ends in {}", path, usual_endings());
    }
    return found->format;
}

std::vector<std::string_view> endings_of(ExportKind kind) {
    switch (kind) {
        case ExportKind::sheet: return {".pdf", ".html"};
        case ExportKind::data: return {".gpkg", ".geojson", ".fgb", ".csv", ".kml"};
        case ExportKind::tour:
        case ExportKind::time: return {".webp", ""};
        case ExportKind::picture: break;
    }
    std::vector<std::string_view> all;
    for (Ending const& ending : endings) {
        if (ending_of(ending.format) == ending.text) {
            all.push_back(ending.text);
        }
    }
    return all;
}

void check_frames_path(std::string const& path) {
    std::string const ending = ending_in(path);
    std::error_code failed;
    bool const is_folder = std::filesystem::is_directory(path, failed);
    bool const is_file = std::filesystem::exists(path, failed) && !is_folder;
    if (ending != ".webp" && !is_folder && (!ending.empty() || is_file)) {
        throw fmt_error("{}: several pictures are written into a folder, or into one .webp that moves", path);
    }
}

void check_path_of(ExportKind kind, std::string const& path) {
    if (kind == ExportKind::picture) {
        static_cast<void>(picture_format_of(path));
        return;
    }
    if (is_of_frames(kind)) {
        check_frames_path(path);
        return;
    }
    std::string const ending = ending_in(path);
    auto const all = endings_of(kind);
    if (std::find(all.begin(), all.end(), ending) == all.end()) {
        throw fmt_error("{}: the name of such a file ends in {}", path, fmt::join(all, ", "));
    }
}

std::string_view ending_of(PictureFormat format) {
    return std::find_if(endings.begin(), endings.end(),
                        [&](Ending const& one) { return one.format == format; })
        ->text;
}

}  // namespace gatepost
