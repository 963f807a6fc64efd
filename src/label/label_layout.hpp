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

/// Brings the parts of lettering together: the names wanted in a view (map), their measured boxes (text), a
/// place for each (map), and lines to draw (render). It remembers the last view: a name stays where it stood,
/// among equals those that were there come first, and what comes or goes fades.
class LabelLayout {
  public:
    struct View {
        Viewport viewport;
        double zoom = 0;
        double pixel_ratio = 1;
        /// Strips along the edges where other things are written: labels keep out of them.
        double top_inset_px = 0;
        double right_inset_px = 0;
        double bottom_inset_px = 0;
        std::vector<Box> reserved_screen{};  ///< so do they out of these
        std::optional<double> now_s;         ///< the time, for fading; none: nothing fades, as in a picture
        /// As many features are looked into, and as many texts shaped, for the first time; others wait for
        /// the next call.
        std::size_t most_new = std::numeric_limits<std::size_t>::max();
    };

    explicit LabelLayout(FontSet& fonts) : m_shaper(fonts) {}

    /// Valid until the next call.
    [[nodiscard]] std::span<TextLine const> lay_out(Document const& document, View const& view,
                                                    LanguageChain const& languages);
    /// Of the last call: whether a label is coming or going, so that another frame is due.
    [[nodiscard]] bool is_fading() const { return m_is_fading; }
    /// Of the last call: whether it came to all names.
    [[nodiscard]] bool has_all() const { return m_has_all; }
    /// Of the last call: features in view whose name found no room anywhere.
    [[nodiscard]] std::size_t hidden() const { return m_hidden; }

    /// Of the last call: lines to the names that stand away from their symbols.
    [[nodiscard]] std::vector<LabelLeader> leaders(Viewport const& viewport) const;
    /// Of the last call: what each name covers, and which it is.
    struct Standing {
        FeatureRef ref;
        std::string text;
        std::vector<Box> boxes_screen;
    };
    [[nodiscard]] std::vector<Standing> standing() const;

  private:
    /// Size, weight, slant, spacing of letters.
    using StyleKey = std::tuple<float, bool, bool, float>;
    struct TextHash {
        using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard's name
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using ShapedTexts = std::unordered_map<std::string, ShapedText, TextHash, std::equal_to<>>;
    /// A name as it stands, or stood, on the map.
    struct Label {
        ShapedText const* first = nullptr;
        ShapedText const* second = nullptr;
        LabelCandidate candidate;
        LabelSpot spot;
        Point offset_px;  ///< logical, from the anchor to the middle of the top
        std::optional<CurvedBaseline> baseline;
        std::vector<Box> boxes_screen;
        double alpha = 0;
        std::uint64_t frame = 0;  ///< in which it had a place last
    };
    /// A name with its measures, and baselines for each of the places where it may stand along its line.
    struct Measured {
        Label label;
        LabelBox box;
        std::vector<CurvedBaseline> baselines;
    };

    /// Which label it is, from frame to frame: its feature, and which of the places along a line (0: none).
    struct LabelKey {
        FeatureRef ref;
        std::uint32_t place = 0;
        friend bool operator==(LabelKey const&, LabelKey const&) = default;
    };
    struct LabelKeyHash {
        std::size_t operator()(LabelKey const& key) const;
    };
    [[nodiscard]] static LabelKey key_of(LabelCandidate const& candidate);
    [[nodiscard]] ShapedText const& shape(std::string const& text, LabelClass const& style,
                                          double size_factor, double pixel_ratio);
    [[nodiscard]] std::vector<LabelCandidate> in_turn(std::vector<LabelCandidate> candidates) const;
    [[nodiscard]] Measured measure(LabelCandidate candidate, double pixel_ratio);
    static void measure_along(Measured& measured, double pixel_ratio);
    void stand(Measured measured, LabelSpot const& spot);
    void fade(View const& view);
    void draw_all(View const& view);
    void add_straight(Label const& label, View const& view);
    void add_bent(Label const& label, View const& view);

    Shaper m_shaper;
    LabelMemory m_memory;
    std::map<StyleKey, ShapedTexts> m_shaped;
    std::size_t m_shaped_count = 0;
    std::unordered_map<LabelKey, Label, LabelKeyHash> m_labels;
    std::vector<LabelKey> m_order;  // of the labels that stand now, best first
    std::vector<TextLine> m_lines;
    std::deque<std::vector<GlyphPose>> m_poses;
    std::uint64_t m_frame = 0;
    std::optional<double> m_last_s;
    std::size_t m_hidden = 0;
    bool m_is_fading = false;
    bool m_has_all = true;
};

}  // namespace gatepost
