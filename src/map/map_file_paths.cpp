#include "map/map_file_paths.hpp"

#include "base/secrets.hpp"
#include "map/map_file.hpp"

#include <algorithm>

namespace gatepost {

namespace {

bool is_bundled(std::string const& part) {
    return std::find(bundled_parts.begin(), bundled_parts.end(), part) != bundled_parts.end();
}

/// Without what says nothing; a folder is written like a file: `/a/` is `/a`.
std::filesystem::path tidy(std::filesystem::path const& path) {
    std::filesystem::path const normal = path.lexically_normal();
    return normal.has_filename() || !normal.has_relative_path() ? normal : normal.parent_path();
}

}  // namespace

std::string whole_path(std::string const& path, std::filesystem::path const& folder) {
    bool const is_path = !path.empty() && path.front() != '/' && path != "-" &&
                         path.substr(0, std::min(path.find('/'), path.size())).find(':') == std::string::npos;
    return is_path ? tidy(folder / path).string() : path;
}

std::string written_path(std::string const& path, std::filesystem::path const& folder) {
    std::filesystem::path const whole(path);
    if (!whole.is_absolute() || !folder.is_absolute()) {
        return without_secrets(path);
    }
    std::filesystem::path const theirs = tidy(whole);
    std::filesystem::path const ours = tidy(folder);
    auto const first = [](std::filesystem::path const& one) {
        auto const names = one.relative_path();
        return names.empty() ? std::filesystem::path{} : *names.begin();
    };
    if (first(theirs).empty() || first(theirs) != first(ours)) {
        return path;
    }
    std::string const relative = theirs.lexically_relative(ours).string();
    bool const looks_like_address =
        relative == "-" ||
        relative.substr(0, std::min(relative.find('/'), relative.size())).find(':') != std::string::npos;
    return (looks_like_address ? "./" : "") + relative;
}

std::string whole_part(std::string const& part, std::filesystem::path const& folder) {
    return is_bundled(part) ? part : whole_path(part, folder);
}

std::string written_part(std::string const& part, std::filesystem::path const& folder) {
    return is_bundled(part) ? part : written_path(part, folder);
}

}  // namespace gatepost
