#include "io/source.hpp"

#include "base/error.hpp"
#include "io/classify.hpp"
#include "io/gdal_reader.hpp"

namespace gatepost {

namespace fs = std::filesystem;

std::vector<FeatureTable> read_source(std::string const& source, SourceOptions const& options, JobContext const& job) {
    if (source == "-") {
        return read_stdin_with_gdal(options, job);
    }
    // A datasource that is no file (a connection string, /vsizip/…) is GDAL's to judge.
    std::error_code ignored;
    bool const is_gdal_name = source.rfind("/vsi", 0) == 0 || source.find("://") != std::string::npos ||
                              (source.find(':') != std::string::npos && !fs::exists(source, ignored));
    if (!is_gdal_name) {
        check_readable(source);
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
