#include "io/source.hpp"

#include "base/error.hpp"
#include "base/scratch_folder.hpp"
#include "base/secrets.hpp"
#include "io/classify.hpp"
#include "io/coordinate_columns.hpp"
#include "io/decode_texts.hpp"
#include "io/flatgeobuf_reader.hpp"
#include "io/gdal_process.hpp"
#include "io/geojson_reader.hpp"
#include "io/gzip_stream.hpp"
#include "io/number_columns.hpp"
#include "io/packed_source.hpp"
#include "io/postgres_reader.hpp"
#include "io/source_address.hpp"
#include "io/spool.hpp"
#include "io/unpack_limit.hpp"
#include "io/wide_text.hpp"

#include <memory>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

std::string name_without_endings(std::string const& source) {
    return without_gz(fs::path(source).filename()).stem().string();
}

/// Reads GeoJSON with our own reader, or with GDAL if that reader does not support it.
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
            tables.front().report.add_first(fmt::format("{}: read by GDAL, with more time and memory: {}",
                                                        file->name(), reading.why_not));
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

/// Reads GeoJSON from a stream, compressed or not.
std::vector<FeatureTable> read_json_stream(NextBytes const& next, UnpackLimit limit, std::string const& name,
                                           std::string const& table_name, SourceOptions const& options,
                                           JobContext const& job) {
    std::string const first = take_first(next, 2);
    if (!is_gzip(first)) {
        return read_spooled(spool(name, job, put_back(first, next)), table_name, options, job);
    }
    GzipStream stream([&, packed = put_back(first, next)](std::span<char> block) {
        std::size_t const got = packed(block);
        limit.add_packed(got);
        return got;
    });
    auto const file = spool(name, job, [&](std::span<char> block) {
        std::size_t const got = stream.read(block);
        limit.count(got, job);
        return got;
    });
    if (stream.complaint().empty()) {
        return read_spooled(file, table_name, options, job);
    }
    std::string const fault = fmt::format("{}: {}", name, stream.complaint());
    try {
        std::vector<FeatureTable> tables = read_spooled(file, table_name, options, job);
        tables.front().report.doubtful = true;
        tables.front().report.add(fault);
        return tables;
    } catch (Error const&) {
        throw Error{fault};  // this fault caused the failure that was caught
    }
}

std::vector<FeatureTable> read_pipe(std::string const& source, SourceOptions const& options,
                                    JobContext const& job) {
    std::unique_ptr<std::FILE, FileCloser> const pipe{std::fopen(source.c_str(), "rbe")};
    if (!pipe) {
        throw fmt_error("{}: the file cannot be read", source);
    }
    return read_stream(pipe.get(), source, options, job);
}

/// Reads a source with GDAL. Wherever the file lies, some formats state neither the encoding of their texts
/// nor which columns hold coordinates.
std::vector<FeatureTable> read_tables_with_gdal(std::string const& source, SourceOptions const& options,
                                                JobContext const& job) {
    std::vector<FeatureTable> tables = read_with_gdal(source, options, job);
    std::string const file = without_query(source);
    if (says_no_encoding(file)) {
        decode_texts(tables, source, options.encoding);
    }
    if (is_table_name(file)) {
        place_by_columns(tables, source, options.assumed_crs);
    }
    for (FeatureTable& table : tables) {
        if (is_separated_text_name(file)) {
            make_number_columns(table.attributes.values());
        }
    }
    return tables;
}

/// Reads a local file as it is. GeoJSON may be in gzip, UTF-16 or UTF-32.
std::vector<FeatureTable> read_file(std::string const& source, SourceOptions const& options,
                                    JobContext const& job) {
    fs::path const plain = without_gz(source);
    std::string const name = name_without_endings(source);
    std::error_code ignored;
    if (is_geojson_name(plain) || is_geojson_sequence_name(plain)) {
        auto const file = std::make_shared<InputFile const>(source);
        if (is_gzip_name(source) || wide_encoding_of(first_bytes_of(source))) {
            return read_json_stream(bytes_of(file), UnpackLimit(source, file->size()), source, name, options,
                                    job);
        }
        return read_json(file, name, options, job, [&] { return read_with_gdal(source, options, job); });
    }
    if (ending_of(source) == ".fgb" && fs::is_regular_file(source, ignored)) {
        auto table = read_flatgeobuf(std::make_shared<InputFile const>(source), options, job);
        if (table) {
            table->name = name;
            return {std::move(*table)};
        }
    }
    return read_tables_with_gdal(source, options, job);
}

std::vector<FeatureTable> read_packed_file(fs::path const& path, std::string const& shown_name,
                                           SourceOptions const& options, JobContext const& job) {
    SourceOptions whole = options;  // reading all is faster than unpacking again for each view
    whole.view_lonlat.reset();
    whole.most_rows = std::numeric_limits<std::uint64_t>::max();
    auto const read = [&](fs::path const& file) {
        check_readable(file);
        return read_file(file.string(), whole, job);
    };
    return read_packed(path, shown_name, read, job);
}

/// Reads GeoJSON from a web address or from one of GDAL's file systems.
std::vector<FeatureTable> read_json_address(std::string const& source, SourceOptions const& options,
                                            JobContext const& job) {
    std::string const shown_name = without_secrets(source);
    NextBytes next = stream_with_gdal(source, job);
    std::error_code ignored;
    if (std::string const local = local_path_of(source); !local.empty()) {  // it may lie in an archive
        auto const limit = std::make_shared<UnpackLimit>(shown_name, fs::file_size(local, ignored));
        next = [limit, &job, plain = std::move(next)](std::span<char> block) {
            std::size_t const got = plain(block);
            limit->count(got, job);
            return got;
        };
    }
    return read_json_stream(next, UnpackLimit(shown_name), shown_name,
                            name_without_endings(without_query(source)), options, job);
}

/// Downloads an archive as a whole from the web, then unpacks it like a local one.
std::vector<FeatureTable> read_packed_address(std::string const& source, SourceOptions const& options,
                                              JobContext const& job) {
    std::string const shown_name = without_secrets(source);
    ScratchFolder const folder;
    fs::path const file = folder.path() / fs::path(without_query(source)).filename();
    write_stream(file, shown_name, job, stream_with_gdal(source, job));
    return read_packed_file(file, shown_name, options, job);
}

}  // namespace

std::vector<FeatureTable> read_stream(std::FILE* stream, std::string const& name,
                                      SourceOptions const& options, JobContext const& job) {
    auto const next = [&](std::span<char> block) {
        return std::fread(block.data(), 1, block.size(), stream);
    };
    return read_json_stream(next, UnpackLimit(name), name, "stdin", options, job);
}

std::vector<FeatureTable> read_source(std::string const& source, SourceOptions const& options,
                                      JobContext const& job) {
    if (source == "-") {
        return read_stream(stdin, "standard input", options, job);
    }
    // A datasource that is no file (a connection string, /vsizip/…) is GDAL's to judge.
    if (auto const database = postgres_address(source)) {
        return read_postgres(source, *database, options, job);
    }
    std::error_code ignored;
    bool const is_connection = source.find("://") != std::string::npos ||
                               (source.find(':') != std::string::npos && !fs::exists(source, ignored));
    fs::path const plain = without_gz(without_query(source));
    bool const is_json = is_geojson_name(plain) || is_geojson_sequence_name(plain);
    if (is_json && (source.starts_with("/vsi") || is_web_address(source))) {
        return read_json_address(source, options, job);
    }
    if (is_web_address(source) &&
        (is_zip_name(without_query(source)) || is_gzip_name(without_query(source)))) {
        return read_packed_address(source, options, job);
    }
    if (source.starts_with("/vsi") || is_connection) {
        return read_tables_with_gdal(source, options, job);
    }
    check_readable(source);
    if (fs::is_fifo(source, ignored) || fs::is_character_file(source, ignored)) {
        return read_pipe(source, options, job);
    }
    if (is_packed(source)) {
        return read_packed_file(source, source, options, job);
    }
    return read_file(source, options, job);
}

bool may_wait(std::string const& source) {
    std::error_code ignored;
    fs::path const plain = without_gz(source);
    bool const is_ours =
        is_geojson_name(plain) || is_geojson_sequence_name(plain) || ending_of(source) == ".fgb";
    return !is_ours || !fs::is_regular_file(source, ignored);
}

std::optional<FeatureTable> sample_source(std::string const& source, SourceOptions const& options,
                                          JobContext const& job) {
    constexpr std::uintmax_t long_file_bytes = 64U << 20U;
    std::error_code ignored;
    bool const is_json = is_geojson_name(source) || is_geojson_sequence_name(source);
    if (!is_json || !fs::is_regular_file(source, ignored) ||
        fs::file_size(source, ignored) < long_file_bytes || wide_encoding_of(first_bytes_of(source))) {
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
    if (argument == "-" || !fs::is_directory(argument, ignored) || ending_of(argument) == ".gdb") {
        return {argument};
    }
    std::vector<std::string> files;
    for (fs::path const& path : layers_in_folder(argument)) {
        files.push_back(path.string());
    }
    return files;
}

}  // namespace gatepost
