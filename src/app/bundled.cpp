#include "app/bundled.hpp"

#include "base/boundary.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/paths.hpp"
#include "base/whole_file.hpp"

#include <algorithm>
#include <array>

namespace gatepost {

namespace {

constexpr std::array<char const*, 7> basemap{"countries",  "rivers", "coast", "provinces",
                                             "boundaries", "border", "names"};
constexpr std::array<char const*, 10> atlas{"programmes", "places",    "markers", "twins", "forests",
                                            "events",     "exchanges", "houses",  "posts", "gates"};

}  // namespace

bool is_bundled(std::string_view id) {
    return std::find(basemap.begin(), basemap.end(), id) != basemap.end() ||
           std::find(atlas.begin(), atlas.end(), id) != atlas.end();
}

std::vector<SourceFile> bundled_files(LayerGroup group) {
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
    std::string line;
    auto const failure = failure_of("credits.json", [&] {
        auto const credits = parse_json(read_file(data_folder() / "credits.json").value_or(""));
        if (credits && credits->is_object() && credits->contains("line") && credits->at("line").is_string()) {
            line = credits->at("line");
        }
    });
    if (failure) {
        log_warning("{}", *failure);
    }
    return line;
}

}  // namespace gatepost
