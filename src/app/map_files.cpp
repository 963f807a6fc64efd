#include "app/map_files.hpp"

#include "app/bundled.hpp"
#include "app/picture_map.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "base/paths.hpp"
#include "base/secrets.hpp"
#include "base/whole_file.hpp"
#include "io/source_address.hpp"

#include <algorithm>

namespace gatepost {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = std::size_t{256} << 20U;

bool is_map_file_name(std::string const& name) { return name.ends_with(map_file_ending); }

/// Of a local file, so that it is found from anywhere; what is none stays as it is.
std::string whole_path(std::string const& path) {
    std::error_code failed;
    return fs::exists(path, failed) ? fs::absolute(path).lexically_normal().string() : path;
}

}  // namespace

std::optional<fs::path> map_file_of(std::string const& argument) {
    std::error_code failed;
    if (is_picture_file(argument)) {
        return argument;
    }
    if (!fs::is_directory(argument, failed)) {
        return is_map_file_name(argument) ? std::optional<fs::path>{argument} : std::nullopt;
    }
    std::optional<fs::path> found;
    for (fs::directory_iterator entry(argument, failed); !failed && entry != fs::directory_iterator();
         entry.increment(failed)) {
        if (is_map_file_name(entry->path().filename().string())) {
            if (found) {
                return std::nullopt;
            }
            found = entry->path();
        }
    }
    return failed ? std::nullopt : found;
}

namespace {

std::string text_at(fs::path const& path) {
    auto text = read_file(path, most_bytes);
    if (!text) {
        throw fmt_error("{}: there is no such file", path.string());
    }
    return *std::move(text);
}

fs::path folder_of(fs::path const& path) { return fs::absolute(path).lexically_normal().parent_path(); }

/// Errors name the file.
ReadMapFile read_at(fs::path const& path, ReadInclude const& read_include) {
    std::string const text = text_at(path);
    try {
        return read_map_file(text, folder_of(path), read_include);
    } catch (Error const& failure) {
        throw fmt_error("{}: {}", path.string(), failure.what());
    }
}

}  // namespace

ReadInclude include_reader(fs::path folder) {
    return [folder = std::move(folder)](std::string const& part) {
        fs::path const bundled = bundled_map_path(part);
        return read_at(bundled.empty() ? folder / part : bundled, {});
    };
}

namespace {

/// Whoever looks at a picture has not asked for what is elsewhere: no database or server hears of it.
void leave_out_addresses(ReadMapFile& read) {
    std::erase_if(read.map.state.layers, [&](LayerState const& layer) {
        bool const is_elsewhere = !layer.source.path.empty() && local_path_of(layer.source.path).empty();
        if (is_elsewhere) {
            read.messages.push_back(fmt::format(
                "{}: the picture shows data from there; open them yourself to have them on the map",
                without_secrets(layer.source.path)));
        }
        return is_elsewhere;
    });
}

ReadMapFile map_in_picture(fs::path const& path) {
    auto const made_of = provenance_in(path);
    if (!made_of) {
        throw fmt_error("{}: this picture does not say of which map it was made", path.string());
    }
    fs::path const folder = folder_of(path);
    ReadMapFile read = read_map_file(made_of->map, folder, include_reader(folder));
    leave_out_addresses(read);
    return read;
}

}  // namespace

ReadMapFile read_map_at(fs::path const& path) {
    return is_picture_file(path) ? map_in_picture(path) : read_at(path, include_reader(folder_of(path)));
}

ReadMapFile bundled_map(std::vector<std::string> const& parts) {
    Json const tree{{"gatepost_map", 1}, {"include", parts}};
    return read_map_file(tree.dump(), data_folder(), include_reader(data_folder()));
}

bool is_basemap_layer(std::string_view name) {
    auto const layers = bundled_map({"basemap"}).map.state.layers;
    return std::any_of(layers.begin(), layers.end(), [&](LayerState const& one) { return one.name == name; });
}

fs::path write_map_at(fs::path path, MapFile map) {
    if (!is_map_file_name(path.filename().string())) {
        path += map_file_ending;
    }
    write_file(path, map_text(std::move(map), folder_of(path)));
    return path;
}

std::string map_text(MapFile map, fs::path const& folder) {
    for (LayerState& layer : map.state.layers) {
        layer.source.path = whole_path(layer.source.path);
    }
    return write_map_file(map, folder);
}

}  // namespace gatepost
