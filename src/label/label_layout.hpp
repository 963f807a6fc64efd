#pragma once

#include "label/label_candidates.hpp"
#include "label/label_leader.hpp"
#include "label/label_placement.hpp"
#include "text/text_line.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace gatepost {

/// Brings the parts of labelling together: the label candidates in a view, their measured boxes (text), a
/// place for each, and lines to draw (render). It remembers the last view: a label stays where it stood,
/// among equals those that were there come first, and labels that appear or disappear fade.
class LabelLayout {
  public:
    struct View {
        Viewport viewport;
        double zoom = 0;
        double pixel_ratio = 1;
        /// Strips along the edges that hold other text: labels keep out of them.
        double top_inset_px = 0;
        double right_inset_px = 0;
        double bottom_inset_px = 0;
        std::vector<Box> reserved_screen{};  ///< boxes that labels keep out of as well
        std::vector<Box> pins_screen{};  ///< some of those: the label of a symbol under one stands beside it
        std::optional<double> now_s;  ///< the current time, for fading; nothing: no fading, as in a picture
        /// At most this many new features are looked at, and this many new texts shaped, in one call; others
        /// wait for the next.
        std::size_t most_new = std::numeric_limits<std::size_t>::max();
    };

    explicit LabelLayout(FontSet& fonts) : m_shaper(fonts) {}

    /// Valid until the next call.
    [[nodiscard]] std::span<TextLine const> lay_out(Document const& document, View const& view,
                                                    LanguageChain const& languages);
    /// Whether a label was fading in or out in the last call, so that another frame is due.
    [[nodiscard]] bool is_fading() const { return m_is_fading; }
    /// Whether the last call got to all labels.
    [[nodiscard]] bool has_all() const { return m_has_all; }
    /// How many features in view had no room for their label in the last call.
    [[nodiscard]] std::size_t hidden() const { return m_hidden; }

    /// Lines to the labels that stood away from their symbols in the last call.
    [[nodiscard]] std::vector<LabelLeader> leaders(Viewport const& viewport) const;
    /// The feature whose label stood at a place of the screen in the last call.
    [[nodiscard]] std::optional<FeatureRef> at(Point screen) const;
    /// What each label of the last call covers, and which label it is.
    struct Standing {
        FeatureRef ref;
        std::string text;
        std::vector<Box> boxes_screen;
    };
    [[nodiscard]] std::vector<Standing> standing() const;

  private:
    /// Size, weight, slant, spacing of letters, direction.
    using StyleKey = std::tuple<float, bool, bool, float, LineDirection>;
    struct TextHash {
        using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard's name
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using ShapedTexts = std::unordered_map<std::string, ShapedText, TextHash, std::equal_to<>>;
    /// A label as it stands, or stood, on the map.
    struct Label {
        ShapedText const* first = nullptr;
        ShapedText const* second = nullptr;
        LabelCandidate candidate;
        LabelSpot spot;
        Point offset_px;  ///< logical, from the anchor to the middle of the top
        std::optional<CurvedBaseline> baseline;
        std::vector<Box> boxes_screen;
        double alpha = 0;
        std::uint64_t frame = 0;  ///< the last frame in which it had a place
    };
    /// A measured label, and a baseline for each place along its line where it may stand.
    struct Measured {
        Label label;
        LabelBox box;
        std::vector<CurvedBaseline> baselines;
        std::vector<Point> places_world;  ///< for a label in an area: the middles of its choices
    };

    /// Identifies a label from frame to frame: its feature, which of the places along a line (0: none), and
    /// in which copy of the map.
    struct LabelKey {
        FeatureRef ref;
        std::uint32_t place = 0;
        int turn = 0;
        friend bool operator==(LabelKey const&, LabelKey const&) = default;
    };
    struct LabelKeyHash {
        std::size_t operator()(LabelKey const& key) const;
    };
    [[nodiscard]] LabelKey key_of(LabelCandidate const& candidate) const;
    [[nodiscard]] ShapedText const& shape(std::string const& text, LabelClass const& style,
                                          double size_factor, double pixel_ratio,
                                          LineDirection direction = LineDirection::by_first_letter);
    [[nodiscard]] std::vector<LabelCandidate> in_turn(std::vector<LabelCandidate> candidates) const;
    [[nodiscard]] Measured measure(LabelCandidate candidate, View const& view, LabelRoom const& room);
    static void measure_along(Measured& measured, double pixel_ratio);
    static void leave_second_line(Measured& measured);
    void measure_in_area(Measured& measured, Viewport const& viewport, LabelRoom const& room);
    void follow_turn(MapPlane const& plane, Viewport const& viewport);
    void stand(Measured measured, LabelSpot const& spot);
    void fade(View const& view);
    void draw_all(View const& view);
    void add_straight(Label const& label, View const& view);
    void add_bent(Label const& label, View const& view);

    Shaper m_shaper;
    LabelMemory m_memory;
    AreaLabels m_areas;
    std::map<StyleKey, ShapedTexts> m_shaped;
    std::size_t m_shaped_count = 0;
    std::unordered_map<LabelKey, Label, LabelKeyHash> m_labels;
    std::vector<LabelKey> m_order;  // of the labels that stand now, best first
    std::vector<TextLine> m_lines;
    std::deque<std::vector<GlyphPose>> m_poses;
    std::uint64_t m_frame = 0;
    Viewport m_last_viewport;
    std::optional<double> m_last_s;
    std::size_t m_hidden = 0;
    bool m_is_fading = false;
    bool m_has_all = true;
};

}  // namespace gatepost
