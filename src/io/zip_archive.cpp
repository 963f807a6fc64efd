#include "io/zip_archive.hpp"

#include "base/error.hpp"

#include <minizip/unzip.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <utility>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

/// Opens an entry and closes it again, whatever happens in between.
class OpenEntry {
  public:
    explicit OpenEntry(unzFile archive)
        : m_archive(archive), m_is_open(unzOpenCurrentFile(archive) == UNZ_OK) {}
    ~OpenEntry() { (void)close(); }
    OpenEntry(OpenEntry const&) = delete;
    OpenEntry& operator=(OpenEntry const&) = delete;

    [[nodiscard]] bool is_open() const { return m_is_open; }
    /// False if the bytes that were read do not match the checksum of those that were packed.
    bool close() {
        bool const was_open = std::exchange(m_is_open, false);
        return !was_open || unzCloseCurrentFile(m_archive) == UNZ_OK;
    }

  private:
    unzFile m_archive;
    bool m_is_open;
};

bool stays_inside(std::string const& name) {
    fs::path const path(name);
    return !path.is_absolute() && std::find(path.begin(), path.end(), "..") == path.end();
}

}  // namespace

struct ZipArchive::Directory {
    explicit Directory(fs::path const& path) : file(unzOpen64(path.c_str())) {}
    ~Directory() {
        if (file != nullptr) {
            unzClose(file);
        }
    }
    Directory(Directory const&) = delete;
    Directory& operator=(Directory const&) = delete;

    unzFile file;
    std::vector<unz64_file_pos> places;  // the positions of m_entries, in the same order
};

ZipArchive::ZipArchive(fs::path const& path, std::string shown_name)
    : m_shown_name(std::move(shown_name)), m_directory(std::make_unique<Directory>(path)) {
    if (m_directory->file == nullptr) {
        throw fmt_error("{}: no zip archive, or one that was not copied whole", m_shown_name);
    }
    list_entries();
}

ZipArchive::~ZipArchive() = default;

void ZipArchive::list_entries() {
    constexpr std::size_t most_entries = 100'000;
    constexpr unsigned long encrypted = 1;
    unzFile const file = m_directory->file;
    int outcome = unzGoToFirstFile(file);
    for (; outcome == UNZ_OK; outcome = unzGoToNextFile(file)) {
        unz_file_info64 info{};
        std::array<char, 4096> name{};
        unz64_file_pos place{};
        if (unzGetCurrentFileInfo64(file, &info, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) !=
                UNZ_OK ||
            unzGetFilePos64(file, &place) != UNZ_OK) {
            throw fmt_error("{}: its list of files is damaged", m_shown_name);
        }
        std::string entry_name{name.data()};
        std::replace(entry_name.begin(), entry_name.end(), '\\',
                     '/');  // the separator of some Windows programs
        if (entry_name.empty() || entry_name.back() == '/' || !stays_inside(entry_name)) {
            continue;
        }
        if (m_entries.size() == most_entries) {
            throw fmt_error("{}: more than {} files are in it: not read", m_shown_name, most_entries);
        }
        bool const is_known = info.compression_method == 0 || info.compression_method == Z_DEFLATED;
        m_entries.push_back({std::move(entry_name), (info.flag & encrypted) != 0, is_known});
        m_directory->places.push_back(place);
    }
    unz_global_info64 said{};
    bool const is_empty = unzGetGlobalInfo64(file, &said) == UNZ_OK && said.number_entry == 0;
    m_is_list_cut = outcome != UNZ_END_OF_LIST_OF_FILE && !is_empty;
}

std::string ZipArchive::read(std::size_t entry, std::function<void(NextBytes const&)> const& copy) const {
    unzFile const file = m_directory->file;
    if (m_entries[entry].is_encrypted) {
        return "it is locked with a password: unpack it first";
    }
    if (!m_entries[entry].is_packing_known) {
        return "it is packed in a way that is not known here: unpack it first";
    }
    bool const is_found = unzGoToFilePos64(file, &m_directory->places[entry]) == UNZ_OK;
    OpenEntry open(file);
    if (!is_found || !open.is_open()) {
        return "it is damaged, or packed in a way that is not known here";
    }
    bool is_damaged = false;
    copy([&](std::span<char> block) {
        int const got = unzReadCurrentFile(file, block.data(), static_cast<unsigned>(block.size()));
        is_damaged = is_damaged || got < 0;
        return static_cast<std::size_t>(std::max(got, 0));
    });
    is_damaged = !open.close() || is_damaged;  // closing verifies the checksum
    return is_damaged ? "it is damaged" : "";
}

}  // namespace gatepost
