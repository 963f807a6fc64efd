#pragma once

#include "app/map_picture.hpp"
#include "app/open_map.hpp"
#include "label/label_layout.hpp"
#include "render/map_renderer.hpp"
#include "ui/model.hpp"

#include <functional>
#include <map>
#include <memory>
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
    Drawn draw_map(double pixel_ratio, int width_px, int height_px,
                   std::optional<double> now_s = std::nullopt);

    /// Is told the name of each pass of a frame when it is over: for measuring.
    void set_pass_listener(std::function<void(std::string const&)> listener) {
        m_pass_listener = std::move(listener);
    }

    /// The feature under the pointer, which stands out, with those that are paired with it.
    void set_hovered(std::optional<FeatureRef> ref) { m_hovered = ref; }

    /// Whether there are panels, how high the timeline is, and what they cover: labels keep out of it.
    void set_panels(bool has_panels, double timeline_px, std::vector<Box> covered_screen) {
        m_has_panels = has_panels;
        m_timeline_px = timeline_px;
        m_covered_screen = std::move(covered_screen);
    }

    /// What the interface shows of the map.
    [[nodiscard]] InterfaceModel interface_model();

    /// Textures of the legend swatches of each layer's classes, for the layer panel.
    [[nodiscard]] std::map<LayerId, std::vector<std::uintptr_t>> swatches(double pixel_ratio, Colour paper);

    /// The map of a picture. It needs this scene, and nobody may draw a frame before it is done.
    [[nodiscard]] std::unique_ptr<MapPicture> picture(MapPicture::Frame frame);

    // What lies on the map in a view, for pages as for panels.
    enum class Highlighted { selected_only, hovered_too };
    [[nodiscard]] std::vector<Highlight> highlights(Highlighted which) const;
    [[nodiscard]] std::optional<PopupModel> popup_model(Viewport const& viewport, double zoom);
    [[nodiscard]] std::map<LayerId, DensityLegend> density_legends() const;
    [[nodiscard]] std::optional<FeatureRef> named_at(Point screen) const { return m_labels.at(screen); }
    [[nodiscard]] std::vector<LabelLeader> leaders(Viewport const& viewport) const {
        return m_labels.leaders(viewport);
    }

  private:
    void add_messages(InterfaceModel& model) const;
    void pass_is_over(char const* name) const {
        if (m_pass_listener) {
            m_pass_listener(name);
        }
    }

    [[nodiscard]] LabelLayout::View label_view(double pixel_ratio);

    OpenMap& m_map;
    MapRenderer m_renderer;
    LabelLayout m_labels;
    std::optional<FeatureRef> m_hovered;
    bool m_has_panels = true;
    double m_timeline_px = 0;
    std::vector<Box> m_covered_screen;
    std::size_t m_card_stack = 0;  ///< whose card was shown last, and where
    Point m_card_screen;
    Viewport m_last_view;  ///< that was lettered
    std::function<void(std::string const&)> m_pass_listener;
};

}  // namespace gatepost
