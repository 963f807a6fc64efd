#include "io/packed_source.hpp"

#include "base/error.hpp"
#include "base/scratch_folder.hpp"
#include "base/terminal_text.hpp"
#include "io/classify.hpp"
#include "io/gzip_stream.hpp"
#include "io/spool.hpp"
#include "io/unpack_limit.hpp"
#include "io/wide_text.hpp"
#include "io/zip_archive.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

constexpr int most_archives_in_archives = 4;

/// Attributes that stay in an unpacked file; keeps the folder of that file alive.
class AttributesInFolder : public AttributeFile {
  public:
    AttributesInFolder(std::shared_ptr<AttributeFile const> attributes,
                       std::shared_ptr<ScratchFolder const> folder)
        : m_attributes(std::move(attributes)), m_folder(std::move(folder)) {}

    [[nodiscard]] std::vector<AttributeColumn> read(std::span<std::uint32_t const> features) const override {
        return m_attributes->read(features);
    }
    [[nodiscard]] std::vector<AttributeColumn> read_fields(
        std::span<std::uint32_t const> features, std::span<std::string const> fields) const override {
        return m_attributes->read_fields(features, fields);
    }

  private:
    std::shared_ptr<AttributeFile const> m_attributes;
    std::shared_ptr<ScratchFolder const> m_folder;
};

std::shared_ptr<ScratchFolder const> folder_for(std::string const& shown_name) {
    try {
        return std::make_shared<ScratchFolder const>();
    } catch (Error const& failure) {
        throw fmt_error("{}: it cannot be unpacked: {}", shown_name, failure.what());
    }
}

/// Replaces a name in a message by another.
std::string renamed(std::string message, std::string const& written_name, std::string const& other_name) {
    std::string const name = terminal_text(written_name);  // the form that messages contain
    std::string const shown_name = terminal_text(other_name);
    for (std::size_t at = message.find(name); at != std::string::npos;
         at = message.find(name, at + shown_name.size())) {
        message.replace(at, name.size(), shown_name);
    }
    return message;
}

bool is_hidden(fs::path const& path) {
    return std::any_of(path.begin(), path.end(), [](fs::path const& part) {
        return part.string().starts_with(".") || part == "__MACOSX";
    });
}

/// "folder/Roads" for "folder/Roads.shp.xml": what the names of one layer's files have in common.
std::string stem_of(fs::path const& path) {
    std::string name = path.filename().string();
    name.resize(std::min(name.find('.', 1), name.size()));
    return (path.parent_path() / name).string();
}

/// The folder of the file geodatabase that a file lies in; empty if it is not in one.
fs::path database_of(fs::path const& path) {
    fs::path folder;
    for (fs::path const& part : path.parent_path()) {
        folder /= part;
        if (ending_of(part) == ".gdb") {
            return folder;
        }
    }
    return {};
}

/// Which files of a zip archive make up layers: the layers themselves, and the files beside them under the
/// same name. Photographs and documents stay packed.
std::vector<std::size_t> wanted_entries(ZipArchive const& archive) {
    std::set<std::string> stems;
    for (ZipArchive::Entry const& entry : archive.entries()) {
        if (is_layer_name(entry.name) && !is_hidden(entry.name)) {
            stems.insert(stem_of(entry.name));
        }
    }
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < archive.entries().size(); ++i) {
        std::string const& name = archive.entries()[i].name;
        if (!is_hidden(name) && (stems.contains(stem_of(name)) || !database_of(name).empty())) {
            wanted.push_back(i);
        }
    }
    return wanted;
}

/// Unpacks one file that a person named, and everything packed inside it.
class Unpacker {
  public:
    Unpacker(ReadPlainFile const& read, UnpackLimit limit, JobContext const& job)
        : m_read(read), m_limit(std::move(limit)), m_job(job) {}

    std::vector<FeatureTable> read(fs::path const& path, std::string const& shown_name, int depth = 0) {
        if (depth > most_archives_in_archives) {
            throw fmt_error("{}: archives in archives, too many of them: not read", shown_name);
        }
        if (is_zip_name(path)) {
            return read_zip(path, shown_name, depth);
        }
        return is_gzip_name(path) ? read_gzip(path, shown_name, depth) : read_wide(path, shown_name, depth);
    }

  private:
    using Folder = std::shared_ptr<ScratchFolder const>;

    std::vector<FeatureTable> read_zip(fs::path const& path, std::string const& shown_name, int depth) {
        Folder const folder = folder_for(shown_name);
        Found found{shown_name, {}, {}};
        for (fs::path const& layer : unpack_zip(path, folder->path(), found)) {
            std::string const name =
                fmt::format("{}/{}", shown_name, layer.lexically_relative(folder->path()).string());
            try {
                for (FeatureTable& table : read_inner(layer, name, folder, depth)) {
                    // Google Earth names every file "doc", so the archive's own name says more.
                    table.name = table.name == "doc" ? path.stem().string() : table.name;
                    found.tables.push_back(std::move(table));
                }
            } catch (Error const& failure) {
                if (m_limit.is_over() || m_job.stop.stop_requested()) {
                    throw;
                }
                found.faults.emplace_back(failure.what());
            }
        }
        return told(std::move(found));
    }

    /// What was found in an archive, and what could not be read of it.
    struct Found {
        std::string shown_name;
        std::vector<FeatureTable> tables;
        std::vector<std::string> faults;
    };

    static std::vector<FeatureTable> told(Found found) {
        if (found.tables.empty()) {
            throw found.faults.empty()
                ? fmt_error("{}: no layers are in it (.shp, .geojson, .gpkg, .kml, .csv …)", found.shown_name)
                : Error{found.faults.front()};
        }
        LoadReport& report = found.tables.front().report;
        for (std::string const& fault : found.faults) {
            report.doubtful = true;
            report.add(fault);
        }
        report.source = found.shown_name;
        return std::move(found.tables);
    }

    /// Unpacks the wanted files, and returns those that are layers.
    std::set<fs::path> unpack_zip(fs::path const& path, fs::path const& folder, Found& found) {
        ZipArchive const archive(path, found.shown_name);
        if (archive.is_list_cut()) {
            found.faults.push_back(fmt::format(
                "{}: its list of files is damaged; only the first of them are read", found.shown_name));
        }
        std::set<fs::path> files;
        for (std::size_t const i : wanted_entries(archive)) {
            fs::path const name = archive.entries()[i].name;
            std::string const shown_name = fmt::format("{}/{}", found.shown_name, name.string());
            if (auto fault = unpack_entry(archive, i, folder / name, shown_name)) {
                found.faults.push_back(std::move(*fault));
            }
            fs::path const database = database_of(name);
            files.insert(folder / (database.empty() ? name : database));
        }
        std::erase_if(files, [](fs::path const& file) {
            std::error_code failure;  // a file name that the file system does not accept
            return !fs::exists(file, failure) || !is_layer_name(file);
        });
        return files;
    }

    /// Unpacks one file of an archive. Returns what is wrong with it, if anything; the other files may be
    /// good.
    std::optional<std::string> unpack_entry(ZipArchive const& archive, std::size_t entry,
                                            fs::path const& target, std::string const& shown_name) {
        std::error_code failure;
        fs::create_directories(target.parent_path(),
                               failure);  // opening the file will report a failure
        if (fs::exists(target, failure)) {
            return fmt::format("{}: the archive has it twice; the first is read", shown_name);
        }
        try {
            std::string const fault =
                archive.read(entry, [&](NextBytes const& next) { write_counted(target, shown_name, next); });
            return fault.empty() ? std::nullopt : std::optional{fmt::format("{}: {}", shown_name, fault)};
        } catch (Error const& error) {
            if (m_limit.is_over() || m_job.stop.stop_requested()) {
                throw;
            }
            return error.what();
        }
    }

    std::vector<FeatureTable> read_gzip(fs::path const& path, std::string const& shown_name, int depth) {
        Folder const folder = folder_for(shown_name);
        fs::path const plain = folder->path() / without_gz(path).filename();
        GzipStream stream(bytes_of(std::make_shared<InputFile const>(path.string())));
        write_counted(plain, shown_name, [&](std::span<char> block) { return stream.read(block); });
        if (stream.complaint().empty()) {
            return read_inner(plain, shown_name, folder, depth);
        }
        std::string const fault = fmt::format("{}: {}", shown_name, stream.complaint());
        try {
            return told({shown_name, read_inner(plain, shown_name, folder, depth), {fault}});
        } catch (Error const&) {
            throw Error{fault};
        }
    }

    std::vector<FeatureTable> read_wide(fs::path const& path, std::string const& shown_name, int depth) {
        Folder const folder = folder_for(shown_name);
        fs::path const plain = folder->path() / path.filename();
        auto const encoding = wide_encoding_of(first_bytes_of(path));
        write_counted(plain, shown_name,
                      utf8_from_wide(bytes_of(std::make_shared<InputFile const>(path.string())),
                                     encoding.value_or(WideEncoding::utf16_little)));
        return read_inner(plain, shown_name, folder, depth);
    }

    void write_counted(fs::path const& path, std::string const& shown_name, NextBytes const& next) {
        write_stream(path, shown_name, m_job, [&](std::span<char> block) {
            std::size_t const got = next(block);
            m_limit.count(got, m_job);
            return got;
        });
    }

    /// Reads an unpacked file, and reports it under the name that a person knows.
    std::vector<FeatureTable> read_inner(fs::path const& path, std::string const& shown_name,
                                         Folder const& folder, int depth) {
        if (is_packed(path)) {
            return read(path, shown_name, depth + 1);
        }
        try {
            std::vector<FeatureTable> tables = m_read(path);
            for (FeatureTable& table : tables) {
                for (std::string& line : table.report.lines) {
                    line = renamed(std::move(line), path.string(), shown_name);
                }
                table.report.source = shown_name;
                if (table.attribute_file) {
                    table.attribute_file =
                        std::make_shared<AttributesInFolder const>(table.attribute_file, folder);
                }
            }
            return tables;
        } catch (Error const& failure) {
            throw Error{renamed(failure.what(), path.string(), shown_name)};
        }
    }

    ReadPlainFile const& m_read;
    UnpackLimit m_limit;
    JobContext const& m_job;
};

}  // namespace

bool is_packed(fs::path const& path) {
    std::error_code failure;
    if (!fs::is_regular_file(path, failure)) {
        return false;
    }
    fs::path const plain = without_gz(path);
    bool const is_json = is_geojson_name(plain) || is_geojson_sequence_name(plain);
    return is_zip_name(path) || (is_gzip_name(path) && !is_json) ||
           (is_separated_text_name(path) && wide_encoding_of(first_bytes_of(path)));
}

std::vector<FeatureTable> read_packed(fs::path const& path, std::string const& shown_name,
                                      ReadPlainFile const& read, JobContext const& job) {
    std::error_code failure;
    std::uintmax_t const bytes = fs::file_size(path, failure);
    return Unpacker(read, UnpackLimit(shown_name, failure ? 0 : bytes), job).read(path, shown_name);
}

}  // namespace gatepost
