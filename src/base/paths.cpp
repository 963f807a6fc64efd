#include "base/paths.hpp"

#include "base/error.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace gatepost {

namespace fs = std::filesystem;

fs::path data_folder() {
    std::error_code ignored;
    char const* const chosen = std::getenv("GATEPOST_DATA");  // NOLINT(concurrency-mt-unsafe): read before threads
    if (chosen != nullptr && fs::is_directory(chosen, ignored)) {
        return chosen;
    }
    fs::path const executable = fs::read_symlink("/proc/self/exe", ignored);
    fs::path const installed = executable.parent_path().parent_path() / "share" / "gatepost";
    if (fs::is_directory(installed / "atlas", ignored)) {
        return installed;
    }
    fs::path const source = GATEPOST_SOURCE_GEODATA;
    if (fs::is_directory(source, ignored)) {
        return source;
    }
    throw fmt_error("the bundled atlas was not found: looked in $GATEPOST_DATA, {} and {}", installed.string(),
                    source.string());
}

void write_file(fs::path const& path, std::string const& bytes) {
    fs::path const aside = path.string() + fmt::format(".{}.part", ::getpid());
    {
        std::ofstream file(aside, std::ios::binary | std::ios::trunc);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        file.close();
        if (!file) {
            std::error_code ignored;
            fs::remove(aside, ignored);
            throw fmt_error("cannot write {}", path.string());
        }
    }
    std::error_code failure;
    fs::rename(aside, path, failure);
    if (failure) {
        std::error_code ignored;
        fs::remove(aside, ignored);
        throw fmt_error("cannot write {}: {}", path.string(), failure.message());
    }
}

}  // namespace gatepost
