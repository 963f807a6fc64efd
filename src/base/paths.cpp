#include "base/paths.hpp"

#include "base/error.hpp"

#include <cstdlib>
#include <system_error>

namespace gatepost {

namespace fs = std::filesystem;

fs::path data_folder() {
    std::error_code ignored;
    char const* const chosen = std::getenv("GATEPOST_DATA");  // called before any thread starts
    if (chosen != nullptr && fs::is_directory(chosen, ignored)) {
        return chosen;
    }
    fs::path const executable = fs::read_symlink("/proc/self/exe", ignored);
    fs::path installed = executable.parent_path().parent_path() / "share" / "gatepost";
    if (fs::is_directory(installed / "atlas", ignored)) {
        return installed;
    }
    fs::path source = GATEPOST_SOURCE_GEODATA;
    if (fs::is_directory(source, ignored)) {
        return source;
    }
    throw fmt_error("the bundled atlas was not found: looked in $GATEPOST_DATA, {} and {}",
                    installed.string(), source.string());
}

fs::path helper_path(std::string const& name) {
    std::error_code ignored;
    fs::path const folder = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    for (fs::path const& candidate : {folder / name, folder.parent_path() / name}) {
        if (fs::exists(candidate, ignored)) {
            return candidate;
        }
    }
    return folder.parent_path() / "lib" / "gatepost" / name;
}

}  // namespace gatepost
