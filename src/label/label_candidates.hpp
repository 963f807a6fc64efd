#pragma once

#include "label/line_label.hpp"
#include "map/document.hpp"
#include "map/viewport.hpp"
#include "table/names.hpp"

#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace gatepost {

/// A name that would like a place on the screen: what to write, where, and how much it matters. Its size is
/// measured by the text module; placement only ever sees boxes.
struct LabelCandidate {
    FeatureRef ref;
    std::size_t layer_place = 0;  ///< in the drawing order
    std::string text;
    std::string second_text;  ///< below, in the next language of the chain; may be empty
    bool is_broken = false;   ///< the second text is the rest of the first, which was too long for a line
    LabelClass style;
    Point anchor_world;
    Point anchor_screen;
    double symbol_radius_px = 0;  ///< of a line half its width; 0: centred on the anchor (countries, seas)
    double rank = 0;              ///< the feature's own `rank`: among equals the smaller goes first
    std::optional<LineStretch> along;  ///< of a name that follows its line, which may come several times
};

/// The attributes of features that were named lately, where their table left them in a file: the same
/// features come again in every frame.
class LabelRows {
  public:
    /// The rows of some features of a table, in their order; without those that would have to be read beyond
    /// the number allowed, which is lessened by those that were.
    [[nodiscard]] std::vector<AttributeRow> rows(std::shared_ptr<FeatureTable const> const& table,
                                                 std::span<std::uint32_t const> features,
                                                 std::size_t& most_read);

  private:
    std::shared_ptr<FeatureTable const> m_table;  ///< of the rows kept; one large table at a time
    std::unordered_map<std::uint32_t, AttributeRow> m_rows;
};

/// What label candidates are found with, kept from frame to frame.
class LabelMemory {
  public:
    LabelRows rows;
    LineMeasures lines;
    /// How many features may still be looked into for the first time.
    std::size_t most_new = 0;
    /// Where a feature is named: see WorldGeometry::anchor_of; but an area where it is widest. None where
    /// that would have to be found out and no more may be.
    [[nodiscard]] std::optional<Point> anchor_of(Layer const& layer, std::uint32_t feature);

  private:
    std::unordered_map<std::uint64_t, Point> m_inner_points;  // by layer revision and feature
};

/// The symbols that labels must not cover, and the names wanted in this view, best first (priority, then
/// layer from the top, then feature: the same order in every run). Asks the index: the cost is that of what
/// is in view.
struct LabelCandidates {
    std::vector<Box> symbols_screen;
    std::vector<Box> avoided_screen;  ///< lines that are only covered where there is no other place
    std::vector<LabelCandidate> candidates;
    bool has_all = true;  ///< none was left out because too many were new
};
/// At most `most_new` features are looked into that the memory does not know: the next call knows them.
[[nodiscard]] LabelCandidates collect_label_candidates(
    Document const& document, Viewport const& viewport, double zoom, LanguageChain const& languages,
    LabelMemory& memory, std::size_t most_new = std::numeric_limits<std::size_t>::max());

}  // namespace gatepost
