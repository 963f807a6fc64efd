#include "map/map_file_paths.hpp"

#include "base/secrets.hpp"
#include "map/map_file.hpp"

#include <algorithm>

namespace gatepost {

namespace {

bool is_bundled(std::string const& part) {
    return std::find(bundled_parts.begin(), bundled_parts.end(), part) != bundled_parts.end();
}

}  // namespace

std::string whole_path(std::string const& path, std::filesystem::path const& folder) {
    bool const is_path = !path.empty() && path.front() != '/' && path != "-" &&
                         path.substr(0, std::min(path.find('/'), path.size())).find(':') == std::string::npos;
    return is_path ? (folder / path).lexically_normal().string() : path;
}

std::string written_path(std::string const& path, std::filesystem::path const& folder) {
    std::filesystem::path const whole(path);
    if (!whole.is_absolute() || !folder.is_absolute()) {
        return without_secrets(path);
    }
    std::filesystem::path const theirs = whole.lexically_normal();
    std::filesystem::path const ours = folder.lexically_normal();
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
