#include "page/evidence.hpp"

#include "label/label_placement.hpp"
#include "map/feature_place.hpp"
#include "map/make_card.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <tuple>

namespace gatepost {

namespace {

constexpr double least_reach_px = 15;  // features within it share a pin
constexpr double most_reach_px = 120;
constexpr double pin_height_px = 17;
constexpr double digit_px = 7;

struct Located {
    FeatureRef ref;
    Point at_screen;
    std::size_t layer_place = 0;
};

SourceText source_of(Event const& event, AttributeRow const& row) {
    return split_source(event.source.empty() ? row.text("source") : event.source);
}

EvidenceEntry entry_of(Event const& event, AttributeRow const& row, LanguageChain const& languages,
                       Locale locale) {
    EvidenceEntry entry;
    entry.date = full_date(event, locale);
    entry.title = best_text(event.title, languages);
    entry.text = best_text(event.text, languages);
    if (entry.text == entry.title) {
        entry.text.clear();
    }
    entry.speaker = text_in(event.speaker, locale);
    entry.is_borrowed = event.is_borrowed;
    entry.source = source_of(event, row);
    return entry;
}

/// What a feature tells, oldest first as one reads a story; nothing where it has no events and is not wanted
/// without. An event that is a feature in view itself is told there alone.
std::vector<EvidenceEntry> entries_of(Document const& document, Located const& one,
                                      std::set<FeatureRef> const& in_view, EvidenceOf which,
                                      LanguageChain const& languages, Locale locale) {
    Layer const& layer = document.layer(one.ref.layer);
    AttributeRow const row = layer.table->row(one.ref.feature);
    std::vector<EvidenceEntry> entries;
    for (Event const& event : story_of(row, *layer.profile).events) {
        auto const itself = document.links().find(event.id);
        bool const is_told_there = itself && *itself != one.ref && in_view.contains(*itself);
        if (!is_told_there) {
            entries.push_back(entry_of(event, row, languages, locale));
        }
    }
    std::reverse(entries.begin(), entries.end());
    if (entries.empty() && which == EvidenceOf::all_features) {
        entries.push_back({});
        entries.back().source = split_source(row.text("source"));
    }
    return entries;
}

/// Features that may be evidence.
struct Candidates {
    std::vector<Located> in_view;  ///< from west to east
    std::vector<Located> nowhere;  ///< no position of them is known: of the top layer first
};

Candidates candidates_of(Document const& document, Viewport const& view) {
    Box const frame{0, 0, view.width_px, view.height_px};
    Candidates found;
    auto const& layers = document.layers();
    for (std::size_t place = 0; place < layers.size(); ++place) {
        Layer const& layer = layers[place];
        bool const is_wanted = layer.is_visible && layer.world && layer.style.is_pickable &&
                               layer.opacity > 0 && layer.group != LayerGroup::background;
        for (std::uint32_t feature = 0; is_wanted && feature < layer.table->size(); ++feature) {
            auto const anchor = anchor_of(document, {layer.id, feature});
            bool const is_on =
                !layer.is_hidden(feature) && layer.style.classes[(*layer.class_of_feature)[feature]].is_on;
            if (!is_on) {
                continue;
            }
            if (!anchor) {
                found.nowhere.push_back({{layer.id, feature}, {}, place});
                continue;
            }
            Point const at = view.screen_from_world(document.map_plane().near(*anchor, view.centre_world));
            if (frame.contains(at)) {
                found.in_view.push_back({{layer.id, feature}, at, place});
            }
        }
    }
    std::stable_sort(found.nowhere.begin(), found.nowhere.end(),
                     [](Located const& a, Located const& b) { return a.layer_place > b.layer_place; });
    std::stable_sort(found.in_view.begin(), found.in_view.end(), [](Located const& a, Located const& b) {
        return std::tuple(a.at_screen.x, a.at_screen.y, b.layer_place) <
               std::tuple(b.at_screen.x, b.at_screen.y, a.layer_place);
    });
    return found;
}

EvidenceFeature describe(Document const& document, FeatureRef ref, std::vector<EvidenceEntry> entries,
                         LanguageChain const& languages, Locale locale) {
    Card const card = make_card(document, ref, languages, locale);
    EvidenceFeature feature{ref, 0, {}, card.what_it_is, card.position_note, std::move(entries)};
    for (auto const& [language, name] : card.names) {
        if (std::find(feature.names.begin(), feature.names.end(), name) == feature.names.end()) {
            feature.names.push_back(name);
        }
    }
    return feature;
}

double width_px(EvidencePin const& pin) {
    auto const digits = [](std::size_t number) { return static_cast<double>(std::to_string(number).size()); };
    double const characters = digits(pin.first) + (pin.last > pin.first ? digits(pin.last) + 1 : 0);
    return std::max(pin_height_px, characters * digit_px + 10);
}

constexpr std::array near_px{16.0, 28.0, 42.0, 58.0};
constexpr std::array far_px{80.0, 110.0, 150.0, 200.0, 270.0, 360.0};  // from under a legend

/// Over its place, or around it, ever further off.
LabelBox label_of(EvidencePin const& pin, bool may_be_far) {
    LabelBox label;
    label.anchor_screen = pin.at_screen;
    double const half_width = width_px(pin) / 2;
    auto const add = [&](Point off) {
        Point const middle = pin.at_screen + off;
        label.choices.push_back({Box{middle.x - half_width, middle.y - pin_height_px / 2,
                                     middle.x + half_width, middle.y + pin_height_px / 2}});
    };
    auto const add_around = [&](double off) {
        for (Point const towards : {Point{0, -1}, Point{0, 1}, Point{1, 0}, Point{-1, 0}, Point{1, -1},
                                    Point{-1, -1}, Point{1, 1}, Point{-1, 1}}) {
            add({towards.x * (off + half_width), towards.y * off});
        }
    };
    add({0, 0});
    std::for_each(near_px.begin(), near_px.end(), add_around);
    if (may_be_far) {
        std::for_each(far_px.begin(), far_px.end(), add_around);
    }
    return label;
}

Box frame_of_pins(Viewport const& view) { return {2, 2, view.width_px - 2, view.height_px - 2}; }

/// Puts numbers beside their places where they would cover each other; false where some have no room.
bool place_pins(std::vector<EvidencePin>& pins, Viewport const& view) {
    std::vector<LabelBox> labels;
    std::transform(pins.begin(), pins.end(), std::back_inserter(labels),
                   [](EvidencePin const& pin) { return label_of(pin, false); });
    auto const spots = place_labels(labels, {}, {}, frame_of_pins(view));
    bool has_room = true;
    for (std::size_t i = 0; i < pins.size(); ++i) {
        has_room = has_room && spots[i];
        pins[i].label_screen = spots[i] ? spots[i]->box : labels[i].choices.front().front();
    }
    return has_room;
}

/// Which features share a pin: the westernmost without one, and all within reach of it. The features of each
/// pin, by their places in the list.
std::vector<std::vector<std::size_t>> by_pin(std::vector<Located> const& located, double reach_px) {
    std::vector<std::vector<std::size_t>> pins;
    std::vector<bool> has_pin(located.size(), false);
    for (std::size_t i = 0; i < located.size(); ++i) {
        if (has_pin[i]) {
            continue;
        }
        Point const at = located[i].at_screen;
        pins.emplace_back();
        for (std::size_t j = i; j < located.size() && located[j].at_screen.x <= at.x + reach_px; ++j) {
            if (!has_pin[j] && distance(located[j].at_screen, at) <= reach_px) {
                has_pin[j] = true;
                pins.back().push_back(j);
            }
        }
    }
    return pins;
}

/// The pins of features that are numbered in this order.
std::vector<EvidencePin> pins_of(std::vector<std::vector<std::size_t>> const& groups,
                                 std::vector<Located> const& located) {
    std::vector<EvidencePin> pins;
    std::size_t number = 0;
    for (auto const& group : groups) {
        pins.push_back({number + 1, number + group.size(), located[group.front()].at_screen, {}});
        number += group.size();
    }
    return pins;
}

/// What of some features is told, each with its entries.
struct Told {
    std::vector<Located> features;
    std::vector<std::vector<EvidenceEntry>> entries;
};

/// Lets more and more features share a pin until each pin has room. The features of each, by their places in
/// the list.
std::vector<std::vector<std::size_t>> pinned(std::vector<Located> const& located, Viewport const& view,
                                             std::vector<EvidencePin>& pins) {
    std::vector<std::vector<std::size_t>> groups;
    for (double reach_px = least_reach_px; reach_px <= most_reach_px; reach_px *= 1.3) {
        groups = by_pin(located, reach_px);
        pins = pins_of(groups, located);
        if (place_pins(pins, view)) {
            break;
        }
    }
    return groups;
}

}  // namespace

void keep_pins_off(std::vector<EvidencePin>& pins, Viewport const& view,
                   std::vector<Box> const& taken_screen) {
    if (taken_screen.empty()) {
        return;
    }
    std::vector<LabelBox> labels;
    std::transform(pins.begin(), pins.end(), std::back_inserter(labels),
                   [](EvidencePin const& pin) { return label_of(pin, true); });
    auto const spots = place_labels(labels, {}, {}, frame_of_pins(view), taken_screen);
    for (std::size_t i = 0; i < pins.size(); ++i) {
        pins[i].label_screen = spots[i] ? spots[i]->box : pins[i].label_screen;
    }
}

Evidence collect_evidence(Document const& document, Viewport const& view, EvidenceOf which,
                          LanguageChain const& languages, Locale locale, std::size_t most_features) {
    Candidates const candidates = candidates_of(document, view);
    constexpr std::size_t least_share = 100;  // that may be evidence: their rows are not all read for it
    if (candidates.in_view.size() / least_share > most_features) {
        Evidence none;
        none.too_many = candidates.in_view.size();
        return none;
    }
    bool const lists_all = which == EvidenceOf::all_features;
    std::set<FeatureRef> listed;
    for (auto const* const some : {&candidates.in_view, &candidates.nowhere}) {
        for (Located const& one : *some) {
            if (some == &candidates.in_view || lists_all) {
                listed.insert(one.ref);
            }
        }
    }
    auto const told_of = [&](std::vector<Located> const& some) {
        Told told;
        for (Located const& one : some) {
            auto entries = entries_of(document, one, listed, which, languages, locale);
            if (!entries.empty()) {
                told.features.push_back(one);
                told.entries.push_back(std::move(entries));
            }
        }
        return told;
    };
    Evidence evidence;
    Told in_view = told_of(candidates.in_view);
    if (in_view.features.size() > most_features) {
        evidence.too_many = in_view.features.size();
        return evidence;
    }
    for (auto const& group : pinned(in_view.features, view, evidence.pins)) {
        for (std::size_t const i : group) {
            evidence.features.push_back(describe(document, in_view.features[i].ref,
                                                 std::move(in_view.entries[i]), languages, locale));
            evidence.features.back().number = evidence.features.size();
        }
    }
    Told nowhere = told_of(candidates.nowhere);
    evidence.without_position = nowhere.features.size();
    for (std::size_t i = 0; lists_all && i < nowhere.features.size(); ++i) {
        evidence.features.push_back(
            describe(document, nowhere.features[i].ref, std::move(nowhere.entries[i]), languages, locale));
    }
    return evidence;
}

}  // namespace gatepost
