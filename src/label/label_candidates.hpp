#pragma once

#include "label/area_labels.hpp"
#include "label/label_memory.hpp"
#include "label/line_label.hpp"
#include "map/document.hpp"
#include "map/viewport.hpp"
#include "table/names.hpp"

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// A label that needs a place on the screen: its text, its anchor, and how important it is. The text module
/// measures its size; placement only ever sees boxes.
struct LabelCandidate {
    FeatureRef ref;
    std::size_t layer_place = 0;  ///< in the drawing order
    std::string text;
    std::string second_text;  ///< below the first, in the next language of the chain; may be empty
    bool is_broken = false;   ///< the second text is the rest of the first, which was too long for a line
    LabelClass style;
    Point anchor_world;
    Point anchor_screen;
    double symbol_radius_px = 0;  ///< for a line half its width; 0: centred on the anchor (countries, seas)
    std::optional<Point> room;    ///< width and height on the screen that it must not exceed: its area's
    double rank = 0;              ///< the feature's own `rank`: among equals the smaller goes first
    std::optional<LineStretch> along;  ///< for a label that follows its line, which may have several
    int turn = 0;                      ///< which copy of the feature it names, on a map that repeats
    double east_world = 0;             ///< how far from its own place that copy is
    bool is_at_frame = false;          ///< it names where an arc leads that leaves the picture here
    std::optional<LabelArea> area;     ///< for a label that stands in the part of its area that is in view
};

/// The symbols that labels must not cover, and the label candidates of this view, best first (priority, then
/// rank, then layer from the top, then feature: the same order in every run). Uses the index, so it costs
/// only what is in view.
struct LabelCandidates {
    std::vector<Box> symbols_screen;
    std::vector<Box> avoided_screen;  ///< lines that labels cover only if there is no other place
    std::vector<LabelCandidate> candidates;
    bool has_all = true;  ///< false if some were left out because too many were new
};
/// Looks at no more than `most_new` features that the memory does not know; the next call knows those.
[[nodiscard]] LabelCandidates collect_label_candidates(
    Document const& document, Viewport const& viewport, double zoom, LanguageChain const& languages,
    LabelMemory& memory, std::size_t most_new = std::numeric_limits<std::size_t>::max());

}  // namespace gatepost
