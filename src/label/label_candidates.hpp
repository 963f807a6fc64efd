#pragma once

#include "label/line_label.hpp"
#include "map/document.hpp"
#include "map/viewport.hpp"
#include "table/names.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
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
    double rank = 0;              ///< the feature's own `rank`: among equals the smaller goes first
    std::optional<LineStretch> along;  ///< for a label that follows its line, which may have several
};

/// The attributes of recently labelled features whose table left them in a file: the same features come again
/// in every frame.
class LabelRows {
  public:
    /// The rows of some features of a table, in their order. Reads at most `most_read` rows that are not kept
    /// yet, and subtracts those it read; rows beyond that number are left out.
    [[nodiscard]] std::vector<AttributeRow> rows(std::shared_ptr<FeatureTable const> const& table,
                                                 std::span<std::uint32_t const> features,
                                                 std::size_t& most_read);

    /// Lets go of the rows of layers that are no longer on the map.
    void keep_only(std::vector<Layer> const& layers) {
        std::erase_if(m_tables, [&](auto const& one) {
            return std::none_of(layers.begin(), layers.end(),
                                [&](Layer const& layer) { return layer.table == one.first; });
        });
    }

  private:
    /// By the table, of which there are several where several large layers lie on a map.
    std::unordered_map<std::shared_ptr<FeatureTable const>, std::unordered_map<std::uint32_t, AttributeRow>>
        m_tables;
};

/// What the search for label candidates keeps from frame to frame.
class LabelMemory {
  public:
    LabelRows rows;
    LineMeasures lines;
    /// How many features that are not known yet may still be looked at.
    std::size_t most_new = 0;
    /// Where a feature's label is anchored: see WorldGeometry::anchor_of, except that an area's is where it
    /// has most room. Nothing if that is not known yet and `most_new` is used up.
    [[nodiscard]] std::optional<Point> anchor_of(Layer const& layer, std::uint32_t feature);

  private:
    std::unordered_map<std::uint64_t, Point> m_inner_points;  // by layer revision and feature
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
