#include "base/paths.hpp"

#include "base/error.hpp"

#include <cstdlib>
#include <system_error>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

fs::path folder_of_executable() {
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

}  // namespace

fs::path data_folder() {
    std::error_code ignored;
    char const* const chosen = std::getenv("GATEPOST_DATA");  // called before any thread starts
    if (chosen != nullptr && fs::is_directory(chosen, ignored)) {
        return chosen;
    }
    fs::path const folder = folder_of_executable();
    fs::path installed = folder.parent_path() / "share" / "gatepost";
    if (fs::is_directory(installed / "atlas", ignored)) {
        return installed;
    }
    // A link to the source tree, which CMake makes: no path of the machine that built it is in the program.
    for (fs::path const& built : {folder / "geodata", folder.parent_path() / "geodata"}) {
        if (fs::is_directory(built / "atlas", ignored)) {
            return fs::canonical(built, ignored);
        }
    }
    throw fmt_error("the bundled atlas was not found: looked in $GATEPOST_DATA, {} and {}",
                    installed.string(), (folder / "geodata").string());
}

fs::path helper_path(std::string const& name) {
    std::error_code ignored;
    fs::path const folder = folder_of_executable();
    for (fs::path const& candidate : {folder / name, folder.parent_path() / name}) {
        if (fs::exists(candidate, ignored)) {
            return candidate;
        }
    }
    return folder.parent_path() / "lib" / "gatepost" / name;
}

}  // namespace gatepost
