#include "app/evidence_in_view.hpp"

#include "page/sheet_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gatepost {

namespace {

Evidence collected(OpenMap& map, EvidenceOf which, LanguageChain const& languages,
                   std::size_t most_features) {
    return collect_evidence(map.document(), map.camera().viewport(), which, languages,
                            map.selector().locale(), most_features);
}

/// "Alpha; Beta; … +3"
std::string first_of(std::vector<std::string> const& names, std::size_t most) {
    std::size_t const shown = std::min(most, names.size());
    std::string const text =
        fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), "; "));
    return shown < names.size() ? fmt::format("{}; … +{}", text, names.size() - shown) : text;
}

}  // namespace

Evidence evidence_for_sheet(OpenMap& map) {
    Options const& options = map.options();
    EvidenceOf const which =
        options.layers.empty() ? EvidenceOf::features_with_events : EvidenceOf::all_features;
    return collected(map, which,
                     options.languages.empty() ? names_in(map.selector().locale()) : options.languages,
                     any_number_of_features);
}

Evidence evidence_for_pins(OpenMap& map) {
    constexpr std::size_t most_features = 300;
    LanguageChain const& languages = map.selector().languages();
    Evidence const with_events = collected(map, EvidenceOf::features_with_events, languages, most_features);
    bool const has_any = !with_events.features.empty() || with_events.too_many > 0;
    return has_any ? with_events : collected(map, EvidenceOf::all_features, languages, most_features);
}

PinNames names_of_pins(Evidence const& evidence) {
    std::vector<PinName> each;
    std::vector<PinName> by_pin;
    std::vector<PinName> shortest;
    for (EvidencePin const& pin : evidence.pins) {
        std::vector<std::string> names;
        for (std::size_t number = pin.first; number <= pin.last; ++number) {
            EvidenceFeature const& feature = evidence.features.at(number - 1);
            names.push_back(feature.names.empty() ? feature.what_it_is : feature.names.front());
            each.push_back({std::to_string(number), names.back()});
        }
        by_pin.push_back({numbers_of(pin), first_of(names, 3)});
        shortest.push_back({numbers_of(pin), first_of(names, 1)});
    }
    return {std::move(each), std::move(by_pin), shortest, shortest};
}

}  // namespace gatepost
