#pragma once

#include "render/map_frame.hpp"
#include "render/text_pass.hpp"
#include "render/tile_density.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

enum class Waiting { take_what_is_ready, until_complete };

/// Draws a document with GL: asks for tiles, uploads what has come, and draws bottom to top. Needs a current
/// context and draws into the bound framebuffer. Main thread only.
class MapRenderer {
  public:
    /// The driver begins to compile what almost every map is drawn with, while the map is still being read.
    MapRenderer(JobPool& pool, FontSet& fonts);
    ~MapRenderer();
    MapRenderer(MapRenderer const&) = delete;
    MapRenderer& operator=(MapRenderer const&) = delete;

    /// Asks for the tiles of a frame. True if every one of them is ready: the map is complete.
    bool prepare(MapFrame const& frame, Waiting waiting);
    /// Whether tiles that are ready wait for the next frame to be uploaded.
    [[nodiscard]] bool is_uploading() const;
    /// Whether a density was going over into another in the last frame: another frame is due.
    [[nodiscard]] bool is_easing() const;
    /// Why parts of layers are missing on the map: the tiles that could not be cut since the last call.
    [[nodiscard]] std::vector<std::string> take_failures();
    /// Whether a layer shows a density at any scale.
    [[nodiscard]] static bool may_show_density(Layer const& layer);
    /// The density that is shown of a layer's points; null: none.
    [[nodiscard]] std::shared_ptr<TileDensity const> density(LayerId layer) const;
    /// The texture of a legend swatch of one class of a layer (see Swatches); 0 = none.
    [[nodiscard]] unsigned swatch(Layer const& layer, std::size_t style_class, double pixel_ratio,
                                  Colour paper);
    /// Chooses the labels of the frame and prepares their glyphs: at most `most_new` new names, and a quarter
    /// as many new glyphs. True if all labels will be drawn; otherwise some wait for the next frames.
    bool prepare_labels(std::span<TextLine const> labels, std::size_t most_new);
    /// The same for a picture: all of them, with the workers' help.
    void prepare_labels_once(std::span<TextLine const> labels);
    /// Draws the layers bottom to top: of each the fills, then the lines, then the symbols; then the
    /// highlights. GL starts at once, so what the caller does before it draws the labels runs in parallel.
    void draw_layers(MapFrame const& frame);
    /// Draws the prepared labels, above everything else.
    void draw_labels(MapFrame const& frame);

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace gatepost
