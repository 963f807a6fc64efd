#include "io/source.hpp"

#include "base/error.hpp"
#include "io/classify.hpp"
#include "io/gdal_reader.hpp"

#include <cstdio>
#include <memory>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

/// A shell's <(command), or /dev/stdin: it can be read only once, from the beginning.
std::vector<FeatureTable> read_pipe(std::string const& path, SourceOptions const& options,
                                    JobContext const& job) {
    std::unique_ptr<std::FILE, FileCloser> const pipe{std::fopen(path.c_str(), "rbe")};
    if (!pipe) {
        throw fmt_error("{}: the file cannot be read", path);
    }
    return read_stream_with_gdal(pipe.get(), path, options, job);
}

}  // namespace

std::vector<FeatureTable> read_source(std::string const& source, SourceOptions const& options,
                                      JobContext const& job) {
    if (source == "-") {
        return read_stream_with_gdal(stdin, "standard input", options, job);
    }
    // A datasource that is no file (a connection string, /vsizip/…) is GDAL's to judge.
    std::error_code ignored;
    bool const is_gdal_name = source.rfind("/vsi", 0) == 0 || source.find("://") != std::string::npos ||
                              (source.find(':') != std::string::npos && !fs::exists(source, ignored));
    if (!is_gdal_name) {
        check_readable(source);
        if (fs::is_fifo(source, ignored) || fs::is_character_file(source, ignored)) {
            return read_pipe(source, options, job);
        }
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
