#include "io/source.hpp"

#include "base/error.hpp"
#include "io/classify.hpp"
#include "io/gdal_reader.hpp"
#include "io/geojson_reader.hpp"

#include <cpl_vsi.h>

#include <memory>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
struct VsiCloser {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

/// Spools what `next` gives; stops where the job is cancelled.
std::shared_ptr<InputFile const> spool(std::string const& name, JobContext const& job,
                                       std::function<std::size_t(std::span<char>)> const& next) {
    auto file = std::make_shared<InputFile const>(name, [&](std::span<char> block) {
        if (job.stop.stop_requested()) {
            throw fmt_error("{}: cancelled", name);
        }
        return next(block);
    });
    if (file->size() == 0) {
        throw fmt_error("{}: it is empty (0 bytes)", name);
    }
    return file;
}

/// A compressed file, or one inside an archive, by GDAL's own name for it.
std::shared_ptr<InputFile const> spool_vsi(std::string const& name, std::string const& shown_name,
                                           JobContext const& job) {
    std::unique_ptr<VSILFILE, VsiCloser> const stream{VSIFOpenL(name.c_str(), "rb")};
    if (!stream) {
        throw fmt_error("{}: the file cannot be read", shown_name);
    }
    return spool(shown_name, job, [&](std::span<char> block) {
        return VSIFReadL(block.data(), 1, block.size(), stream.get());
    });
}

std::string name_without_endings(std::string const& source) {
    fs::path name = fs::path(source).filename();
    name = name.extension() == ".gz" ? name.stem() : name;
    return name.stem().string();
}

/// GeoJSON by our own reader; what that does not take, by GDAL.
std::vector<FeatureTable> read_json(std::shared_ptr<InputFile const> const& file,
                                    std::string const& table_name, SourceOptions const& options,
                                    JobContext const& job,
                                    std::function<std::vector<FeatureTable>()> const& read_otherwise) {
    std::vector<FeatureTable> tables;
    GeojsonReading reading = read_geojson(file, options, job);
    if (reading.table) {
        tables.push_back(std::move(*reading.table));
    } else {
        tables = read_otherwise();
        if (!reading.why_not.empty()) {
            tables.front().report.messages.push_back(fmt::format(
                "{}: read by GDAL, with more time and memory: {}", file->name(), reading.why_not));
        }
    }
    if (tables.size() == 1) {
        tables.front().name = table_name;
    }
    return tables;
}

std::vector<FeatureTable> read_spooled(std::shared_ptr<InputFile const> const& file,
                                       std::string const& table_name, SourceOptions const& options,
                                       JobContext const& job) {
    return read_json(file, table_name, options, job,
                     [&] { return read_spooled_with_gdal(*file, options, job); });
}

}  // namespace

std::vector<FeatureTable> read_stream(std::FILE* stream, std::string const& name,
                                      SourceOptions const& options, JobContext const& job) {
    auto const file = spool(
        name, job, [&](std::span<char> block) { return std::fread(block.data(), 1, block.size(), stream); });
    return read_spooled(file, "stdin", options, job);
}

std::vector<FeatureTable> read_source(std::string const& source, SourceOptions const& options,
                                      JobContext const& job) {
    if (source == "-") {
        return read_stream(stdin, "standard input", options, job);
    }
    // A datasource that is no file (a connection string, /vsizip/…) is GDAL's to judge.
    std::error_code ignored;
    bool const is_vsi = source.rfind("/vsi", 0) == 0;
    bool const is_connection = source.find("://") != std::string::npos ||
                               (source.find(':') != std::string::npos && !fs::exists(source, ignored));
    bool const is_gzip = fs::path(source).extension() == ".gz";
    fs::path const inner = is_gzip ? fs::path(source).stem() : fs::path(source);
    bool const is_json = is_geojson_name(inner) || is_geojson_sequence_name(inner);
    if (!is_vsi && !is_connection) {
        check_readable(source);
        if (fs::is_fifo(source, ignored) || fs::is_character_file(source, ignored)) {
            std::unique_ptr<std::FILE, FileCloser> const pipe{std::fopen(source.c_str(), "rbe")};
            if (!pipe) {
                throw fmt_error("{}: the file cannot be read", source);
            }
            return read_stream(pipe.get(), source, options, job);
        }
        if (is_json && !is_gzip) {
            return read_json(std::make_shared<InputFile const>(source), name_without_endings(source), options,
                             job, [&] { return read_with_gdal(source, options, job); });
        }
    }
    if (is_json && (is_vsi || is_gzip)) {
        std::string const name = is_vsi ? source : "/vsigzip/" + source;
        return read_spooled(spool_vsi(name, source, job), name_without_endings(source), options, job);
    }
    return read_with_gdal(source, options, job);
}

std::vector<std::string> expand_source(std::string const& argument) {
    std::error_code ignored;
    if (argument == "-" || !fs::is_directory(argument, ignored) || fs::path(argument).extension() == ".gdb") {
        return {argument};
    }
    std::vector<std::string> files;
    for (fs::path const& path : layers_in_folder(argument)) {
        files.push_back(path.string());
    }
    return files;
}

}  // namespace gatepost
