#include "app/picture_path.hpp"

#include "base/path_completion.hpp"
#include "base/utf8.hpp"
#include "base/whole_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

/// "$HOME/Bilder" of the line XDG_PICTURES_DIR="$HOME/Bilder"; empty where there is none.
std::string pictures_line() {
    char const* const config = std::getenv("XDG_CONFIG_HOME");
    fs::path const folder =
        config != nullptr && *config != 0 ? fs::path(config) : fs::path(path_of_person("~/.config"));
    constexpr std::string_view key = "XDG_PICTURES_DIR=\"";
    std::string text;
    try {
        text = read_file(folder / "user-dirs.dirs").value_or("");
    } catch (std::exception const&) {
        return {};
    }
    std::size_t const at = text.find(key);
    std::size_t const begin = at + key.size();
    std::size_t const end = at == std::string::npos ? at : text.find('"', begin);
    return end == std::string::npos ? std::string{} : text.substr(begin, end - begin);
}

}  // namespace

fs::path pictures_folder() {
    char const* const asked = std::getenv("XDG_PICTURES_DIR");
    std::string line = asked != nullptr ? asked : pictures_line();
    if (constexpr std::string_view home = "$HOME/"; line.starts_with(home)) {
        line = "~/" + line.substr(home.size());
    }
    std::error_code failed;
    for (std::string const& folder :
         {path_of_person(line), path_of_person("~/Pictures"), path_of_person("~/")}) {
        if (folder.starts_with('/') && fs::is_directory(folder, failed)) {
            return folder;
        }
    }
    return fs::current_path(failed);
}

std::string file_name_of(std::string const& title) {
    constexpr std::size_t most_bytes = 80;
    std::string name;
    for (char const c : title) {
        bool const is_unfit =
            static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '/' || c == '\\' || c == ':';
        name += is_unfit ? ' ' : c;
    }
    name.resize(character_begin(name, std::min(most_bytes, name.size())));
    std::size_t const begin = name.find_first_not_of(" .");
    std::size_t const end = name.find_last_not_of(" .");
    return begin == std::string::npos ? "map" : name.substr(begin, end - begin + 1);
}

fs::path free_path(fs::path const& path, std::function<bool(std::string const&)> const& is_taken) {
    std::error_code failed;
    fs::path free = path;
    auto const is_free = [&] {
        return !fs::exists(fs::symlink_status(free, failed)) && !(is_taken && is_taken(free.string()));
    };
    for (int n = 2; !is_free(); ++n) {
        free =
            path.parent_path() / fmt::format("{}-{}{}", path.stem().string(), n, path.extension().string());
    }
    return free;
}

}  // namespace gatepost
