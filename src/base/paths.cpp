#include "base/paths.hpp"

#include "base/error.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace gatepost {

namespace fs = std::filesystem;

fs::path data_folder() {
    std::error_code ignored;
    char const* const chosen = std::getenv("GATEPOST_DATA");  // read before threads
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

namespace {

/// `shown` is the name that a person knows the file by.
void write_bytes(fs::path const& path, fs::path const& shown, std::string const& bytes) {
    errno = 0;
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        throw fmt_error("cannot write {}: {}", shown.string(), std::generic_category().message(errno));
    }
}

}  // namespace

void write_file(fs::path const& path, std::string const& bytes) {
    std::error_code ignored;
    // A link keeps pointing where it did; a device or a pipe is written into, never replaced.
    fs::path const target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : path;
    if (fs::exists(target, ignored) && !fs::is_regular_file(target, ignored) &&
        !fs::is_directory(target, ignored)) {
        write_bytes(target, path, bytes);
        return;
    }
    fs::path const aside = target.string() + fmt::format(".{}.part", ::getpid());
    try {
        write_bytes(aside, path, bytes);
    } catch (Error const&) {
        fs::remove(aside, ignored);
        throw;
    }
    std::error_code failure;
    fs::rename(aside, target, failure);
    if (failure) {
        fs::remove(aside, ignored);
        throw fmt_error("cannot write {}: {}", path.string(), failure.message());
    }
}

}  // namespace gatepost
