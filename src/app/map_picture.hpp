#pragma once

#include "app/open_map.hpp"
#include "base/image.hpp"
#include "label/label_layout.hpp"
#include "render/map_renderer.hpp"

#include <span>
#include <vector>

namespace gatepost {

/// The map of a picture, of any size: its names are placed once, then it is drawn part by part. The camera
/// must show what the picture does.
class MapPicture {
  public:
    struct Frame {
        int width_px = 0;  ///< of the picture's pixels
        int height_px = 0;
        double pixel_ratio = 1;
        std::vector<Box> reserved_screen{};  ///< that something else covers: names keep out
        std::vector<Box> pins_screen{};      ///< some of those, over what is numbered: names stand beside
        bool has_inner_degrees = false;      ///< along the upper and the right edge
        bool is_transparent = false;         ///< neither water nor paper
    };
    /// In pixels of the frame.
    struct Part {
        int left_px = 0;
        int top_px = 0;
        int width_px = 0;
        int height_px = 0;
    };

    MapPicture(OpenMap& map, MapRenderer& renderer, LabelLayout& labels, Frame frame)
        : m_map(map), m_renderer(renderer), m_labels(labels), m_frame(std::move(frame)) {}

    /// Has workers cut the tiles of a part, and meanwhile places all names.
    void prepare(Part const& part, std::vector<Highlight> highlights);
    /// Waits until all of a part is there to be drawn: until it is known what is dense.
    void finish(Part const& part);
    /// The names of the whole frame, in its pixels.
    [[nodiscard]] std::span<TextLine const> names() const { return m_names; }
    [[nodiscard]] std::vector<Highlight> const& highlights() const { return m_highlights; }
    /// The picture of one layer alone, transparent around it, of the whole frame.
    [[nodiscard]] Image layer(LayerId layer);
    /// Draws it. Parts fit together without a seam.
    [[nodiscard]] Image draw(Part const& part);
    /// A small map, of the background alone, around what the picture shows; and where in it that lies.
    struct Locator {
        Image image;
        Box shown_px;
    };
    [[nodiscard]] Locator locator(int width_px, int height_px);
    /// The side of the largest part that draw() is made for.
    static constexpr int part_side_px = 2048;

  private:
    [[nodiscard]] MapFrame frame_of(Part const& part) const;
    [[nodiscard]] Part with_surroundings(Part const& part) const;
    void prepare_names(Part const& part);

    OpenMap& m_map;
    MapRenderer& m_renderer;
    LabelLayout& m_labels;
    Frame m_frame;
    std::vector<Highlight> m_highlights;
    std::vector<TextLine> m_names;                ///< of the whole frame
    std::vector<TextLine> m_part_names;           ///< that part draws, moved to it
    std::vector<std::vector<GlyphPose>> m_poses;  ///< of those on bent baselines
};

}  // namespace gatepost
