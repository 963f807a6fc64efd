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
    auto const add = [&](NotedFeatures const& features, char const* verb_of_one, char const* verb_of_many,
                         std::string const& what) {
        if (features.count > 0) {
            messages.push_back(fmt::format("{}: {} of {} features {} {}: {}", source_of(layer),
                                           features.count, content.table->size(),
                                           features.count == 1 ? verb_of_one : verb_of_many, what,
                                           named(*content.table, features, languages)));
        }
    };
    std::string const in_part =
        missed.outside_in_part > 0 ? fmt::format(" ({} in part)", missed.outside_in_part) : "";
    add(missed.outside, "lies", "lie", fmt::format("outside of what {} can show{}", map_crs.name(), in_part));
    add(missed.placeless, "has", "have",
        fmt::format("coordinates that are no place on earth in {}", content.table->source_crs.name()));
    add(missed.uncut, "crosses", "cross",
        "the antimeridian uncut, so that edges go the long way round the world");
    return messages;
}

}  // namespace gatepost
