#include "io/gdal/shapefile_index.hpp"

#include "io/classify.hpp"

#include "base/error.hpp"

#include <cpl_vsi.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <filesystem>
#include <system_error>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t header_bytes = 100;
constexpr std::size_t record_header_bytes = 8;
constexpr std::size_t length_place = 24;  // in the header: the file's length in words of two bytes
constexpr std::uint32_t file_code = 9994;

std::uint32_t big_endian(std::span<std::byte const> bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = value << 8U | std::to_integer<std::uint32_t>(bytes[at + i]);
    }
    return value;
}

void put_big_endian(std::string& bytes, std::uint64_t value) {
    for (unsigned shift = 32; shift > 0;) {
        shift -= 8;
        bytes += static_cast<char>(static_cast<unsigned char>(value >> shift));
    }
}

/// The non-empty files of a Shapefile: those of the same name in the same folder.
std::vector<fs::path> files_beside(fs::path const& path) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (fs::directory_iterator entry(fs::absolute(path).parent_path(), failure);
         !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
        std::error_code unknown;
        if (entry->path().stem() == path.stem() && entry->is_regular_file(unknown) &&
            entry->file_size(unknown) > 0) {
            files.push_back(entry->path());
        }
    }
    return files;
}

/// GDAL finds ".shp" and ".SHP", but not ".Shp".
bool is_of_one_case(fs::path const& path) {
    std::string const ending = path.extension().string();
    auto const is_capital = [](unsigned char c) { return std::isupper(c) != 0; };
    auto const is_small = [](unsigned char c) { return std::islower(c) != 0; };
    return std::none_of(ending.begin(), ending.end(), is_capital) ||
           std::none_of(ending.begin(), ending.end(), is_small);
}

}  // namespace

std::optional<std::string> make_shapefile_index(std::span<std::byte const> shp) {
    if (shp.size() < header_bytes || big_endian(shp, 0) != file_code) {
        return std::nullopt;
    }
    std::string records;
    for (std::size_t at = header_bytes; at + record_header_bytes <= shp.size();) {
        std::uint64_t const content_words = big_endian(shp, at + 4);
        std::uint64_t const next = at + record_header_bytes + 2 * content_words;
        if (next > shp.size()) {
            break;
        }
        put_big_endian(records, at / 2);
        put_big_endian(records, content_words);
        at = next;
    }
    std::string index(reinterpret_cast<char const*>(shp.data()), header_bytes);
    std::string length;
    put_big_endian(length, (header_bytes + records.size()) / 2);
    index.replace(length_place, length.size(), length);
    return index + records;
}

bool is_whole_index(std::span<std::byte const> shx) {
    return shx.size() >= header_bytes && big_endian(shx, 0) == file_code &&
           2ULL * big_endian(shx, length_place) == shx.size();
}

void IndexedShapefile::add(std::string const& name, std::span<std::byte const> bytes) {
    // The const_cast is safe: GDAL only reads a file that was opened for reading, whatever its parameter's
    // type says.
    auto* const data = const_cast<GByte*>(reinterpret_cast<GByte const*>(bytes.data()));
    if (VSILFILE* const file = VSIFileFromMemBuffer(name.c_str(), data, bytes.size(), FALSE)) {
        VSIFCloseL(file);
    }
}

std::optional<IndexedShapefile> IndexedShapefile::if_needed(std::string const& path) {
    std::error_code failure;
    if (ending_of(path) != ".shp" || !fs::is_regular_file(path, failure)) {
        return std::nullopt;
    }
    std::vector<fs::path> const files = files_beside(path);
    bool const has_index = std::any_of(files.begin(), files.end(), [](fs::path const& file) {
        return ending_of(file) == ".shx" && is_whole_index(MappedFile(file.string()).bytes());
    });
    if (has_index && std::all_of(files.begin(), files.end(), is_of_one_case)) {
        return std::nullopt;
    }
    IndexedShapefile result;
    std::string const folder = "/vsimem/gatepost/" + fs::path(path).stem().string();
    for (fs::path const& file : files) {
        std::string const ending = ending_of(file);
        if (ending == ".dbf" || ending == ".prj" || ending == ".cpg") {
            result.m_files.emplace_back(file.string());
            add(folder + ending, result.m_files.back().bytes());
        }
    }
    result.m_files.emplace_back(path);
    auto index = make_shapefile_index(result.m_files.back().bytes());
    if (!index) {
        return std::nullopt;
    }
    result.m_index = std::move(*index);
    result.m_path = folder + ".shp";
    add(result.m_path, result.m_files.back().bytes());
    std::span const bytes{result.m_index.data(), result.m_index.size()};
    add(folder + ".shx", std::as_bytes(bytes));
    return result;
}

}  // namespace gatepost
