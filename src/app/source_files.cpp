#include "app/source_files.hpp"

#include <filesystem>

namespace gatepost {

namespace fs = std::filesystem;

std::vector<std::string> files_of_source(std::string const& source) {
    std::error_code failed;
    fs::path const path = fs::absolute(source, failed);
    if (failed || !fs::is_regular_file(path, failed)) {
        return {};
    }
    std::vector<std::string> files{path.string()};
    if (path.extension() == ".shp") {
        for (char const* const ending : {".shx", ".dbf", ".prj", ".cpg"}) {
            files.push_back(fs::path(path).replace_extension(ending).string());
        }
    }
    return files;
}

}  // namespace gatepost
