#pragma once

#include "map/feature_ref.hpp"
#include "table/name_index.hpp"
#include "ui/command.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

enum class SearchKind : std::uint8_t { feature, layer, field, command, place, crs, file };
constexpr std::array<std::string_view, 7> search_kind_names{"feature", "layer", "field", "command",
                                                            "place",   "crs",   "file"};

/// Something that a typed text finds.
struct SearchResult {
    SearchKind kind = SearchKind::feature;
    NameMatch match = NameMatch::inside;
    std::string title;
    std::string layer;        ///< its name; empty: of none
    std::string layer_title;  ///< for people
    std::string id;
    std::string matched;  ///< the words in which it was found
    std::string date;     ///< of a feature, as the source has it; may be empty
    std::optional<Point> lonlat;
    std::optional<FeatureRef> ref;
    Command command = FitAll{};  ///< what choosing it does
};

/// What is found for the text in the field, as far as it is known.
struct SearchModel {
    std::string typed;
    std::vector<SearchResult> results;
    std::size_t most = 0;     ///< that were asked for: where there are as many, there may be more
    bool is_waiting = false;  ///< for layers that are still looked through
};

}  // namespace gatepost
