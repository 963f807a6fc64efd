#include "io/source_address.hpp"

#include "base/secrets.hpp"

#include <filesystem>
#include <system_error>

namespace gatepost {

namespace fs = std::filesystem;

bool is_web_address(std::string const& source) {
    return source.starts_with("http://") || source.starts_with("https://");
}

std::string without_query(std::string const& source) {
    return is_web_address(source) ? source.substr(0, source.find_first_of("?#")) : source;
}

std::string local_path_of(std::string const& source) {
    std::error_code ignored;
    if (fs::exists(source, ignored)) {
        return source;
    }
    // Strips the prefixes first, then the path inside the archive: "/vsizip//data/a.zip/in/side.shp",
    // "/vsizip/{a.zip}/b.shp", "/vsigzip//vsitar/…".
    std::string rest = source;
    while (rest.starts_with("/vsi") && rest.find('/', 1) != std::string::npos) {
        rest.erase(0, rest.find('/', 1) + 1);
        rest.erase(0, rest.starts_with('{') ? 1 : 0);
    }
    if (rest == source) {
        return {};
    }
    for (std::size_t end = rest.size(); end != std::string::npos && end > 0;
         end = rest.find_last_of("/}", end - 1)) {
        std::string outer = rest.substr(0, end);
        if (fs::is_regular_file(outer, ignored)) {
            return outer;
        }
    }
    return {};
}

std::string table_name_of(std::string const& source, std::string const& layer) {
    std::error_code ignored;
    bool const is_file = is_web_address(source) || source.starts_with("/vsi") || fs::exists(source, ignored);
    std::string const stem = fs::path(without_query(source)).stem().string();
    return without_secrets(is_file && !stem.empty() ? stem : layer);
}

}  // namespace gatepost
