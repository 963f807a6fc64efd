#pragma once

#include "app/interface_host.hpp"
#include "app/open_map.hpp"
#include "base/image.hpp"
#include "label/label_layout.hpp"
#include "render/map_renderer.hpp"

#include <functional>
#include <optional>
#include <string>

namespace gatepost {

/// The map of a map as it is drawn, in a window or into a picture: tiles, labels, furniture, the open
/// card.
class Scene {
  public:
    Scene(OpenMap& map, JobPool& pool, FontSet& fonts)
        : m_map(map), m_renderer(pool, fonts), m_labels(fonts) {}

    /// What a frame shows. Missing tiles come when jobs have cut them; missing labels with the next frames.
    struct Drawn {
        bool all_tiles = false;
        bool all_labels = false;
        bool is_fading = false;     ///< labels come or go: another frame is due
        bool is_uploading = false;  ///< so it is for tiles that are ready, too many for one
        [[nodiscard]] bool is_complete() const { return all_tiles && all_labels; }
    };
    /// Draws into the bound framebuffer.
    /// `now_s` is the time on any clock, for labels to fade by; none: they are there at once.
    Drawn draw_map(double pixel_ratio, int width_px, int height_px, Waiting waiting,
                   std::optional<double> now_s = std::nullopt);

    /// Is told the name of each pass of a frame when it is over: for measuring.
    void set_pass_listener(std::function<void(std::string const&)> listener) {
        m_pass_listener = std::move(listener);
    }

    /// The feature under the pointer, which stands out, with those that are paired with it.
    void set_hovered(std::optional<FeatureRef> ref) { m_hovered = ref; }

    /// Whether there are panels, and what they cover: labels keep out of it.
    void set_panels(bool has_panels, std::vector<Box> covered_screen) {
        m_has_panels = has_panels;
        m_covered_screen = std::move(covered_screen);
    }

    /// Without the numbers at symbols that stand for several features: where other numbers are put on the map.
    void hide_counts() { m_shows_counts = false; }

    /// What the interface shows of the map.
    [[nodiscard]] InterfaceModel interface_model();

    /// Textures of the legend swatches of each layer's classes, for the layer panel.
    [[nodiscard]] std::map<LayerId, std::vector<std::uintptr_t>> swatches(double pixel_ratio, Colour paper);

    /// The view as a picture of exactly this size, settled: for `--screenshot`, the export button and tests.
    [[nodiscard]] Image render_picture(InterfaceHost& interface, double pixel_ratio, int width_px,
                                       int height_px);

  private:
    void add_messages(InterfaceModel& model) const;
    [[nodiscard]] std::optional<PopupModel> popup_model(Viewport const& viewport, double zoom);
    [[nodiscard]] std::map<LayerId, DensityLegend> density_legends() const;
    void pass_is_over(char const* name) const {
        if (m_pass_listener) {
            m_pass_listener(name);
        }
    }

    [[nodiscard]] LabelLayout::View label_view(double pixel_ratio, bool is_picture);
    [[nodiscard]] std::vector<Highlight> highlights(bool is_picture) const;

    OpenMap& m_map;
    MapRenderer m_renderer;
    LabelLayout m_labels;
    std::optional<FeatureRef> m_hovered;
    bool m_has_panels = true;
    bool m_shows_counts = true;
    std::vector<Box> m_covered_screen;
    std::size_t m_card_stack = 0;  ///< whose card was shown last, and where
    Point m_card_screen;
    Viewport m_last_view;  ///< that was lettered
    std::function<void(std::string const&)> m_pass_listener;
};

}  // namespace gatepost
