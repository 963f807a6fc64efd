#include "app/missed_features.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace gatepost {

namespace {

/// The file, or the layer of what is no file: connection strings hold passwords.
std::string source_of(LayerState const& layer) {
    std::error_code failed;
    return std::filesystem::is_regular_file(layer.source.path, failed) ? layer.source.path : layer.title;
}

std::string named(FeatureTable const& table, NotedFeatures const& features, LanguageChain const& languages) {
    std::string text;
    for (std::uint32_t const feature : features.first) {
        std::string const name = name_of(table.row(feature), languages);
        text += text.empty() ? "" : ", ";
        text += name.empty() ? fmt::format("number {}", feature + 1) : fmt::format("'{}'", name);
    }
    std::size_t const more = features.count - features.first.size();
    return more > 0 ? fmt::format("{} and {} more", text, more) : text;
}

}  // namespace

std::vector<std::string> missed_messages(LayerState const& layer, LayerContent const& content,
                                         Crs const& map_crs, LanguageChain const& languages) {
    std::vector<std::string> messages;
    MissedFeatures const& missed = content.world->missed;
    auto const add = [&](NotedFeatures const& features, std::string const& what) {
        if (features.count > 0) {
            messages.push_back(fmt::format("{}: {} of {} features {}: {}", source_of(layer), features.count,
                                           content.table->size(), what,
                                           named(*content.table, features, languages)));
        }
    };
    auto const is_one = [](NotedFeatures const& features) { return features.count == 1; };
    std::string const in_part =
        missed.outside_in_part > 0 ? fmt::format(" ({} in part)", missed.outside_in_part) : "";
    add(missed.outside,
        fmt::format(fmt::runtime(is_one(missed.outside) ? "lies outside of what {} can show{}"
                                                        : "lie outside of what {} can show{}"),
                    map_crs.name(), in_part));
    add(missed.placeless, fmt::format(fmt::runtime(is_one(missed.placeless)
                                                       ? "has coordinates that are no place on earth in {}"
                                                       : "have coordinates that are no place on earth in {}"),
                                      content.table->source_crs.name()));
    add(missed.uncut, is_one(missed.uncut)
                          ? "crosses the antimeridian uncut, so that edges go the long way round the world"
                          : "cross the antimeridian uncut, so that edges go the long way round the world");
    return messages;
}

}  // namespace gatepost
