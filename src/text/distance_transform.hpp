#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

/// Finds how far each pixel of a grey picture lies from the outline drawn in it, to a fraction of a pixel.
/// Pictures are row by row, from the top, 0 to 255 for empty to covered.
///
/// It keeps its buffers between calls; results are spans into them, valid until the next call. Time is linear
/// in the number of pixels: 0.15 ms for 62 × 60.
class DistanceTransform {
  public:
    /// A point in pixel (x, y), off its centre by (dx, dy), each within ±0.5.
    struct Seed {
        int x = 0;
        int y = 0;
        float dx = 0;
        float dy = 0;
    };

    /// For each pixel the number of the seed nearest to its centre, or −1 if there are no seeds. Exact for
    /// seeds at pixel centres; with offsets, the result may be up to a pixel farther than the nearest. At
    /// most one seed a pixel.
    ///
    /// The lower envelope of parabolas by Felzenszwalb & Huttenlocher, "Distance Transforms of Sampled
    /// Functions" (2012), https://theoryofcomputing.org/articles/v008a019/, remembering also which seed each
    /// parabola belongs to.
    std::span<std::int32_t const> nearest_seeds(std::span<Seed const> seeds, int width_px, int height_px);

    /// For each pixel centre the distance in px to the outline, positive inside. Without an outline every
    /// distance is ±(width + height). Off by 0.25 px at most near smooth outlines; by up to 0.5 at corners
    /// and at the ends of strokes thinner than 2 px.
    std::span<float const> signed_distances_px(std::span<std::uint8_t const> coverage, int width_px,
                                               int height_px);

  private:
    /// The outline in one pixel: a short straight piece, perpendicular to the unit normal (0, 0 if unknown).
    struct Outline {
        int x;
        int y;
        float normal_x;
        float normal_y;
        float offset_px;  ///< from the pixel's centre along the normal; positive if the centre is outside
    };

    /// The part of a row to which one seed is the nearest: from `from_x` to where the next begins.
    struct Reign {
        std::int32_t seed;
        float seed_x;
        float height;  ///< squared distance between row and seed, the lowest value of its parabola
        float from_x;
    };

    void find_outlines(std::span<std::uint8_t const> coverage, int width_px, int height_px);
    void find_nearest_in_columns(std::span<Seed const> seeds, int width_px, int height_px);
    void find_reigns(std::span<Seed const> seeds, int y, int width_px);
    static float distance_to_px(Outline const& outline, int x, int y, bool is_inside);
    /// The distance to that outline or to the ones next to it in its column: from each column only the one
    /// nearest in y competes in find_reigns(), and another may be nearer because of its dx.
    float distance_near_px(std::int32_t number, int x, int y, bool is_inside, int width_px) const;

    std::vector<Outline> m_outlines;
    std::vector<Seed> m_seeds;              // the point of each outline
    std::vector<std::int32_t> m_in_column;  // the nearest seed among those of each pixel's column
    std::vector<std::int32_t> m_nearest;
    std::vector<Reign> m_reigns;
    std::vector<float> m_distances_px;
};

}  // namespace gatepost
