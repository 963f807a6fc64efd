#include "io/gdal_limits.hpp"

#include "io/source_address.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

std::uint64_t size_of_file(fs::directory_entry const& entry) {
    std::error_code failure;
    bool const is_file = entry.is_regular_file(failure);
    auto const bytes = is_file ? entry.file_size(failure) : 0;
    return failure ? 0 : bytes;
}

/// The total size of a file and those beside it with the same name (.dbf, .shx …), or of all files in a
/// folder (.gdb).
std::uint64_t bytes_of(fs::path const& path) {
    std::error_code failure;
    bool const is_folder = fs::is_directory(path, failure);
    fs::path const folder = is_folder ? path : fs::absolute(path, failure).parent_path();
    std::uint64_t bytes = 0;
    for (fs::directory_iterator entry(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure)) {
        bytes += is_folder || entry->path().stem() == path.stem() ? size_of_file(*entry) : 0;
    }
    return std::max(bytes, fs::is_regular_file(path, failure) ? size_of_file(fs::directory_entry(path)) : 0);
}

}  // namespace

GdalLimits limits_of(std::string const& source) {
    constexpr std::uint64_t small_bytes = 5'000'000;
    constexpr std::uint64_t least_cpu_s = 10;
    constexpr std::uint64_t least_memory_bytes = 1'000'000'000;
    constexpr std::uint64_t bytes_per_cpu_s = 2'000'000;  // for the slowest text formats, on a slow machine
    constexpr std::uint64_t memory_per_byte = 40;         // what GDAL needs for GeoJSON
    constexpr std::uint64_t patience_s = 120;
    std::string const path = local_path_of(source);
    if (path.empty()) {
        return {0, 0, patience_s};
    }
    std::uint64_t const bytes = bytes_of(path);
    std::uint64_t const more_bytes = bytes - std::min(bytes, small_bytes);
    GdalLimits limits;
    limits.cpu_s = least_cpu_s + more_bytes / bytes_per_cpu_s;
    limits.memory_bytes = least_memory_bytes + more_bytes * memory_per_byte;
    limits.silence_s = std::max(patience_s, 12 * limits.cpu_s);  // a busy machine has other work to do too
    return limits;
}

}  // namespace gatepost
