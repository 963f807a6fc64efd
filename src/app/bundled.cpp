#include "app/bundled.hpp"

#include "base/paths.hpp"
#include "map/json.hpp"

#include <array>
#include <fstream>
#include <sstream>

namespace gatepost {

std::vector<SourceFile> bundled_files(LayerGroup group) {
    constexpr std::array<char const*, 7> basemap{"countries",  "rivers", "coast", "provinces",
                                                 "boundaries", "border", "names"};
    constexpr std::array<char const*, 10> atlas{"programmes", "places",    "markers", "twins", "forests",
                                                "events",     "exchanges", "houses",  "posts", "gates"};
    std::vector<SourceFile> files;
    auto const add = [&](char const* folder, char const* id) {
        files.push_back({(data_folder() / folder / (std::string{id} + ".geojson")).string(), group});
    };
    if (group == LayerGroup::basemap) {
        for (char const* const id : basemap) {
            add("basemap", id);
        }
    } else {
        for (char const* const id : atlas) {
            add("atlas", id);
        }
    }
    return files;
}

std::string bundled_credits() {
    std::ifstream file(data_folder() / "credits.json");
    std::ostringstream text;
    text << file.rdbuf();
    auto const credits = parse_json(text.str());
    return credits && credits->is_object() ? credits->value("line", std::string{}) : std::string{};
}

}  // namespace gatepost
