#include "base/path_completion.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace gatepost {

namespace fs = std::filesystem;

std::string path_of_person(std::string const& path) {
    char const* const home = std::getenv("HOME");
    return path.starts_with("~/") && home != nullptr ? home + path.substr(1) : path;
}

std::vector<std::string> paths_going_on(std::string const& typed, std::size_t most) {
    std::size_t const slash = typed.rfind('/');
    if (slash == std::string::npos) {
        return {};
    }
    constexpr std::size_t most_entries = 5000;
    std::string const folder = typed.substr(0, slash + 1);
    std::string const begun = typed.substr(slash + 1);
    std::vector<std::string> found;
    std::error_code failed;
    std::size_t entries = 0;
    for (fs::directory_iterator entry(path_of_person(folder), failed);
         !failed && entry != fs::directory_iterator() && entries < most_entries;
         entry.increment(failed), ++entries) {
        std::string const name = entry->path().filename().string();
        bool const is_hidden = name.starts_with('.') && !begun.starts_with('.');
        if (!is_hidden && name.starts_with(begun)) {
            std::error_code ignored;
            found.push_back(folder + name + (entry->is_directory(ignored) ? "/" : ""));
        }
    }
    std::sort(found.begin(), found.end());
    found.resize(std::min(found.size(), most));
    return found;
}

std::string common_beginning(std::vector<std::string> const& texts) {
    if (texts.empty()) {
        return {};
    }
    std::string common = texts.front();
    for (std::string const& text : texts) {
        auto const [end, other] = std::mismatch(common.begin(), common.end(), text.begin(), text.end());
        common.erase(end, common.end());
    }
    return common;
}

}  // namespace gatepost
