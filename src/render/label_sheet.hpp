#pragma once

#include "render/text_pass.hpp"

#include <array>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace gatepost {

/// Draws map text from pictures of whole labels: a label is drawn from its glyphs once, on a sheet, and each
/// frame copies it from there. So a frame pays for the area of the labels instead of the area of their
/// letters and halos, which is several times as large. A label is drawn from its glyphs in each frame if it
/// has more than two lines, a bent baseline or a position between pixels, or if the sheet has no room for it.
class LabelSheet {
  public:
    explicit LabelSheet(FontSet& fonts) : m_text(fonts) {}
    /// Has the driver compile what it draws with.
    void begin_programs() {
        m_text.begin_program();
        m_program.begin();
    }
    /// What one frame may spend on labels that it shows for the first time.
    struct Budget {
        std::size_t new_glyphs = std::numeric_limits<std::size_t>::max();
        std::size_t new_pictures = std::numeric_limits<std::size_t>::max();
    };
    /// Chooses what draw() draws: all labels except those that exceed the budget, which wait. False if some
    /// have to wait. (The first new label gets all its glyphs, however many.)
    bool prepare(std::span<TextLine const> lines, Budget const& budget);
    void draw(int width_px, int height_px);
    /// For a picture, which has one frame: chooses all labels, whose glyphs the workers of a job draw; and
    /// draws them from their glyphs, without a sheet.
    void prepare_once(std::span<TextLine const> lines, JobContext const& job);
    void draw_once(int target_width_px, int target_height_px) {
        m_text.draw(m_lines, target_width_px, target_height_px);
    }

  private:
    static constexpr int width_px = 2048;
    static constexpr int first_height_px = 1024;  // some 500 names at a pixel ratio of 1
    static constexpr int most_height_px = 4096;
    static constexpr std::size_t most_lines = 2;

    using Label = std::span<TextLine const>;
    /// Identifies a picture: its texts, the offset of the second line from the first, the colours and the
    /// halo's width.
    using Key = std::array<std::uint64_t, 6>;
    /// In whole pixels: where a label's picture is on the sheet, and its offset from the origin of the
    /// label's first line.
    struct Picture {
        int x_px = 0, y_px = 0;
        int width_px = 0, height_px = 0;
        int left_px = 0, top_px = 0;
    };
    struct Corner {  // laid out for GL
        float x, y, sheet_x, sheet_y, alpha;
    };

    [[nodiscard]] static std::optional<Key> key_of(Label label);
    /// Chooses how each label is drawn; false where the sheet is full.
    [[nodiscard]] bool place(std::span<TextLine const> lines);
    [[nodiscard]] bool place_label(Label label);
    [[nodiscard]] std::optional<Picture> find_room(Label label);
    void add_quad(Picture const& picture, TextLine const& line);
    void start_over(int height_px);
    void draw_new_pictures();
    void copy_pictures(int width_px, int height_px);

    TextPass m_text;
    std::map<Key, Picture> m_pictures;
    ShelfPacker m_packer{width_px, 0};
    int m_height_px = 0;      // 0: no sheet yet
    bool m_is_blank = false;  // where nothing was drawn
    bool m_is_full = false;   // the last frame had labels without a picture
    GlTexture m_texture;
    GlFramebuffer m_framebuffer;
    std::vector<TextLine> m_lines;    // chosen for the map
    std::vector<TextLine> m_new;      // still to be drawn onto the sheet, positioned there
    std::vector<TextLine> m_without;  // labels without a picture
    std::vector<Corner> m_corners;    // six per quad
    GlVertexArray m_array;
    GlBuffer m_buffer;
    ShaderProgram m_program{"label"};
};

}  // namespace gatepost
