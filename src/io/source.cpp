#include "io/source.hpp"

#include "base/error.hpp"
#include "io/classify.hpp"
#include "io/flatgeobuf_reader.hpp"
#include "io/gdal_process.hpp"
#include "io/geojson_reader.hpp"
#include "io/source_address.hpp"
#include "io/spool.hpp"

#include <zlib.h>

#include <memory>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
struct GzipCloser {
    void operator()(gzFile file) const { gzclose(file); }
};

std::shared_ptr<InputFile const> spool_gzip(std::string const& path, JobContext const& job) {
    std::unique_ptr<gzFile_s, GzipCloser> const stream{gzopen(path.c_str(), "rbe")};
    if (!stream) {
        throw fmt_error("{}: the file cannot be read", path);
    }
    return spool(path, job, [&](std::span<char> block) {
        int const got = gzread(stream.get(), block.data(), static_cast<unsigned>(block.size()));
        if (got < 0) {
            throw fmt_error("{}: it cannot be decompressed", path);
        }
        return static_cast<std::size_t>(got);
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
        if (inner.extension() == ".fgb" && !is_gzip && fs::is_regular_file(source, ignored)) {
            auto table = read_flatgeobuf(std::make_shared<InputFile const>(source), options, job);
            if (table) {
                table->name = name_without_endings(source);
                return {std::move(*table)};
            }
        }
    }
    if (is_json && (is_vsi || is_web_address(source))) {
        return read_spooled(spool_with_gdal(source, source, job), name_without_endings(source), options, job);
    }
    if (is_json && is_gzip) {
        return read_spooled(spool_gzip(source, job), name_without_endings(source), options, job);
    }
    return read_with_gdal(source, options, job);
}

std::optional<FeatureTable> sample_source(std::string const& source, SourceOptions const& options,
                                          JobContext const& job) {
    constexpr std::uintmax_t long_file_bytes = 64U << 20U;
    std::error_code ignored;
    bool const is_json = is_geojson_name(source) || is_geojson_sequence_name(source);
    if (!is_json || !fs::is_regular_file(source, ignored) ||
        fs::file_size(source, ignored) < long_file_bytes) {
        return std::nullopt;
    }
    auto table = sample_geojson(std::make_shared<InputFile const>(source), options, job);
    if (table) {
        table->name = name_without_endings(source);
    }
    return table;
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
