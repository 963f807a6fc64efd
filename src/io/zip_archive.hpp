#pragma once

#include "base/input_file.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace gatepost {

/// The files inside a zip archive. Reads only; directories, and names that lead out of the archive, are
/// passed over.
class ZipArchive {
  public:
    struct Entry {
        std::string name;  ///< "folder/roads.shp", as it stands in the archive
        bool is_encrypted = false;
        bool is_packing_known = true;
    };

    /// `shown_name` is what messages call it. Throws Error where it is no zip archive or was cut off.
    ZipArchive(std::filesystem::path const& path, std::string shown_name);
    ~ZipArchive();
    ZipArchive(ZipArchive const&) = delete;
    ZipArchive& operator=(ZipArchive const&) = delete;

    [[nodiscard]] std::vector<Entry> const& entries() const { return m_entries; }
    /// Whether the archive holds more files than could be read from its list.
    [[nodiscard]] bool is_list_cut() const { return m_is_list_cut; }
    /// Passes an entry's bytes to `copy` as a stream. Returns what was wrong with the entry, if anything:
    /// what came before the damage is good. Exceptions from `copy` pass through.
    [[nodiscard]] std::string read(std::size_t entry,
                                   std::function<void(NextBytes const&)> const& copy) const;

  private:
    struct Directory;  // hides minizip's types

    void list_entries();

    std::string m_shown_name;
    std::unique_ptr<Directory> m_directory;
    std::vector<Entry> m_entries;
    bool m_is_list_cut = false;
};

}  // namespace gatepost
