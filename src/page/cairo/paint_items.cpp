#include "page/cairo/paint_items.hpp"

#include "base/error.hpp"
#include "figure/plain_line.hpp"

#include <algorithm>
#include <array>
#include <numbers>
#include <string>
#include <utility>

namespace gatepost {

namespace {

constexpr double mitre_limit = 2;  // of turns up to 120 degrees

void set_colour(cairo_t* cairo, Colour colour) {
    constexpr double full = 255;
    cairo_set_source_rgba(cairo, colour.r / full, colour.g / full, colour.b / full, colour.a / full);
}

void add_rounded_box(cairo_t* cairo, Box const& box, double radius) {
    double const r = std::min({radius, box.width() / 2, box.height() / 2});
    constexpr double quarter = std::numbers::pi / 2;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, box.max_x - r, box.min_y + r, r, -quarter, 0);
    cairo_arc(cairo, box.max_x - r, box.max_y - r, r, 0, quarter);
    cairo_arc(cairo, box.min_x + r, box.max_y - r, r, quarter, 2 * quarter);
    cairo_arc(cairo, box.min_x + r, box.min_y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo);
}

/// The bytes of the text that some of its glyphs draw: from the first letter of theirs to the one that no
/// other glyph draws. Glyphs come from left to right, bytes as they are read.
std::pair<std::size_t, std::size_t> bytes_of(FigureText const& text, std::size_t begin, std::size_t end) {
    std::vector<ShapedGlyph> const& glyphs = text.shaped->glyphs;
    std::size_t first = text.utf8.size();
    std::size_t last_begin = 0;
    for (std::size_t i = begin; i < end; ++i) {
        first = std::min<std::size_t>(first, glyphs[i].byte);
        last_begin = std::max<std::size_t>(last_begin, glyphs[i].byte);
    }
    std::size_t last = text.utf8.size();
    for (ShapedGlyph const& glyph : glyphs) {
        if (glyph.byte > last_begin) {
            last = std::min<std::size_t>(last, glyph.byte);
        }
    }
    return {std::min(first, last), last};
}

/// The letters of a run from right to left, first to last as they are read: readers turn the order of such
/// letters themselves.
std::vector<cairo_text_cluster_t> letters_of(FigureText const& text, std::size_t begin, std::size_t end,
                                             std::size_t last_byte) {
    std::vector<ShapedGlyph> const& glyphs = text.shaped->glyphs;
    std::vector<cairo_text_cluster_t> letters;
    for (std::size_t i = end; i > begin;) {
        std::uint32_t const byte = glyphs[i - 1].byte;
        int count = 0;
        for (; i > begin && glyphs[i - 1].byte == byte; --i) {
            ++count;
        }
        std::size_t const next = i > begin ? std::max<std::size_t>(glyphs[i - 1].byte, byte) : last_byte;
        letters.push_back({static_cast<int>(next - byte), count});
    }
    return letters;
}

/// As attributes of tags are written: between apostrophes.
std::string escaped(std::string const& text) {
    std::string safe;
    for (char const c : text) {
        safe += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string{c};
    }
    return safe;
}

/// The structure types of PDF (ISO 32000-1, 14.8.4).
char const* tag_of(PagePart part) {
    switch (part) {
        case PagePart::title_block: return "Div";
        case PagePart::title: return "H1";
        case PagePart::paragraph: return "P";
        case PagePart::picture: return "Figure";
        case PagePart::table: return "Table";
        case PagePart::row: return "TR";
        case PagePart::heading_cell: return "TH";
        case PagePart::cell: break;
    }
    return "TD";
}

}  // namespace

/// The current path; a halo or casing is stroked before it is filled, so that it lies around the area.
void ItemPainter::fill_and_stroke(Colour fill, Colour stroke, double stroke_px) {
    if (fill.a > 0) {
        set_colour(m_cairo, fill);
        cairo_fill_preserve(m_cairo);
    }
    if (stroke.a > 0 && stroke_px > 0) {
        set_colour(m_cairo, stroke);
        cairo_set_line_width(m_cairo, stroke_px);
        cairo_stroke_preserve(m_cairo);
    }
    cairo_new_path(m_cairo);
}

void ItemPainter::paint(FigureBox const& box) {
    cairo_new_path(m_cairo);
    cairo_set_dash(m_cairo, nullptr, 0, 0);
    if (box.radius_px > 0) {
        add_rounded_box(m_cairo, box.box_px, box.radius_px);
    } else {
        cairo_rectangle(m_cairo, box.box_px.min_x, box.box_px.min_y, box.box_px.width(), box.box_px.height());
    }
    fill_and_stroke(box.fill, box.stroke, box.stroke_px);
}

void ItemPainter::paint(FigurePath const& path) {
    cairo_new_path(m_cairo);
    for (auto const& part : path.parts_px) {
        cairo_new_sub_path(m_cairo);
        for (Point const point : part) {
            cairo_line_to(m_cairo, point.x, point.y);
        }
        if (path.is_closed) {
            cairo_close_path(m_cairo);
        }
    }
    std::array<double, 2> const dashes{path.dash_px, path.gap_px > 0 ? path.gap_px : path.dash_px};
    cairo_set_dash(m_cairo, dashes.data(), path.dash_px > 0 ? 2 : 0, path.dash_begin_px);
    cairo_set_line_cap(m_cairo, path.has_square_ends  ? CAIRO_LINE_CAP_SQUARE
                                : path.has_round_ends ? CAIRO_LINE_CAP_ROUND
                                                      : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(m_cairo, path.has_mitre_joins ? CAIRO_LINE_JOIN_MITER : CAIRO_LINE_JOIN_ROUND);
    cairo_set_miter_limit(m_cairo, mitre_limit);
    cairo_set_fill_rule(m_cairo, CAIRO_FILL_RULE_EVEN_ODD);
    fill_and_stroke(path.fill, path.stroke, path.stroke_px);
}

void ItemPainter::choose_font(FigureText const& text, std::uint32_t face) {
    cairo_set_font_face(m_cairo, m_faces.face(m_files(face)));
    cairo_set_font_size(m_cairo, static_cast<double>(text.shaped->size_px));
}

void ItemPainter::add_outlines(FigureText const& text) {
    std::vector<ShapedGlyph> const& glyphs = text.shaped->glyphs;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        choose_font(text, glyphs[i].face);
        if (text.poses.empty()) {
            cairo_glyph_t const glyph{glyphs[i].glyph, text.origin_px.x + static_cast<double>(glyphs[i].x_px),
                                      text.origin_px.y + static_cast<double>(glyphs[i].y_px)};
            cairo_glyph_path(m_cairo, &glyph, 1);
            continue;
        }
        FigureText::Pose const& pose = text.poses[i];
        cairo_save(m_cairo);
        cairo_matrix_t const turn{pose.cos, pose.sin, -pose.sin, pose.cos, pose.at_px.x, pose.at_px.y};
        cairo_transform(m_cairo, &turn);
        cairo_glyph_t const glyph{glyphs[i].glyph, 0, 0};
        cairo_glyph_path(m_cairo, &glyph, 1);
        cairo_restore(m_cairo);
    }
}

/// A line of text as one cluster of each face, so that readers find it whole: the bytes that a run of glyphs
/// draws go with it.
void ItemPainter::show_words(FigureText const& text) {
    std::vector<ShapedGlyph> const& glyphs = text.shaped->glyphs;
    std::vector<cairo_glyph_t> run;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        run.push_back({glyphs[i].glyph, text.origin_px.x + static_cast<double>(glyphs[i].x_px),
                       text.origin_px.y + static_cast<double>(glyphs[i].y_px)});
        bool const ends = i + 1 == glyphs.size() || glyphs[i + 1].face != glyphs[i].face ||
                          glyphs[i + 1].is_right_to_left != glyphs[i].is_right_to_left;
        if (!ends) {
            continue;
        }
        auto const [first, last] = bytes_of(text, begin, i + 1);
        bool const is_backward = glyphs[i].is_right_to_left;
        std::vector<cairo_text_cluster_t> const clusters =
            is_backward ? letters_of(text, begin, i + 1, last)
                        : std::vector{cairo_text_cluster_t{static_cast<int>(last - first),
                                                           static_cast<int>(run.size())}};
        choose_font(text, glyphs[i].face);
        cairo_show_text_glyphs(
            m_cairo, text.utf8.data() + first, static_cast<int>(last - first), run.data(),
            static_cast<int>(run.size()), clusters.data(), static_cast<int>(clusters.size()),
            is_backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : static_cast<cairo_text_cluster_flags_t>(0));
        run.clear();
        begin = i + 1;
    }
}

/// Each letter has its own direction, so the first one carries the whole text.
void ItemPainter::show_bent_words(FigureText const& text) {
    std::vector<ShapedGlyph> const& glyphs = text.shaped->glyphs;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        FigureText::Pose const& pose = text.poses[i];
        cairo_save(m_cairo);
        cairo_matrix_t const turn{pose.cos, pose.sin, -pose.sin, pose.cos, pose.at_px.x, pose.at_px.y};
        cairo_transform(m_cairo, &turn);
        choose_font(text, glyphs[i].face);
        cairo_glyph_t const glyph{glyphs[i].glyph, 0, 0};
        int const bytes = i == 0 ? static_cast<int>(text.utf8.size()) : 0;
        cairo_text_cluster_t const cluster{bytes, 1};
        cairo_show_text_glyphs(m_cairo, text.utf8.data(), bytes, &glyph, 1, &cluster, 1,
                               static_cast<cairo_text_cluster_flags_t>(0));
        cairo_restore(m_cairo);
    }
}

void ItemPainter::paint(FigureText const& text) {
    cairo_new_path(m_cairo);
    cairo_set_fill_rule(m_cairo, CAIRO_FILL_RULE_WINDING);
    cairo_set_line_join(m_cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(m_cairo, nullptr, 0, 0);
    bool const has_halo = text.halo.a > 0 && text.halo_px > 0;
    if (has_halo || m_text_painting == TextPainting::outlines) {
        add_outlines(text);
    }
    if (has_halo) {
        set_colour(m_cairo, text.halo);
        cairo_set_line_width(m_cairo, 2 * text.halo_px);
        cairo_stroke_preserve(m_cairo);
    }
    set_colour(m_cairo, text.colour);
    if (m_text_painting == TextPainting::outlines) {
        cairo_fill(m_cairo);
        return;
    }
    cairo_new_path(m_cairo);
    if (plain_line(text.utf8) !=
        text.utf8) {  // cairo takes no other text; the letters are drawn all the same
        add_outlines(text);
        cairo_fill(m_cairo);
        return;
    }
    show_tagged_words(text);
}

/// With where they lead to, and by what links lead to them.
void ItemPainter::show_tagged_words(FigureText const& text) {
    bool const is_link = !text.address.empty();
    if (is_link) {
        bool const is_here = text.address.starts_with('#');
        std::string const target =
            is_here ? "dest='" + escaped(text.address.substr(1)) : "uri='" + escaped(text.address);
        cairo_tag_begin(m_cairo, CAIRO_TAG_LINK, (target + "'").c_str());
    }
    if (!text.anchor.empty()) {
        cairo_tag_begin(m_cairo, CAIRO_TAG_DEST, ("name='" + escaped(text.anchor) + "'").c_str());
    }
    text.poses.empty() ? show_words(text) : show_bent_words(text);
    if (!text.anchor.empty()) {
        cairo_tag_end(m_cairo, CAIRO_TAG_DEST);
    }
    if (is_link) {
        cairo_tag_end(m_cairo, CAIRO_TAG_LINK);
    }
}

void ItemPainter::paint(FigureImage const& image) {
    Image const& source = *image.image;
    CairoSurface const surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, source.width_px, source.height_px));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
        throw fmt_error("cairo: {}", cairo_status_to_string(cairo_surface_status(surface.get())));
    }
    unsigned char* const pixels = cairo_image_surface_get_data(surface.get());
    int const stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < source.height_px; ++y) {
        for (int x = 0; x < source.width_px; ++x) {
            std::uint8_t const* const from =
                source.rgba.data() +
                (static_cast<std::ptrdiff_t>(y) * source.width_px + x) * std::ptrdiff_t{4};
            unsigned char* const to =
                pixels + static_cast<std::ptrdiff_t>(y) * stride + std::ptrdiff_t{4} * x;
            for (int channel = 0; channel < 3; ++channel) {  // premultiplied, blue first
                to[2 - channel] = static_cast<unsigned char>((from[channel] * from[3] + 127) / 255);
            }
            to[3] = from[3];
        }
    }
    cairo_surface_mark_dirty(surface.get());
    cairo_save(m_cairo);
    cairo_translate(m_cairo, image.box_px.min_x, image.box_px.min_y);
    cairo_scale(m_cairo, image.box_px.width() / source.width_px, image.box_px.height() / source.height_px);
    cairo_set_source_surface(m_cairo, surface.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(m_cairo), CAIRO_FILTER_NEAREST);
    cairo_paint(m_cairo);
    cairo_restore(m_cairo);
}

void ItemPainter::paint(FigurePart const& part) {
    if (m_text_painting != TextPainting::words) {
        return;
    }
    char const* const name = tag_of(part.part);
    part.is_begin ? cairo_tag_begin(m_cairo, name, nullptr) : cairo_tag_end(m_cairo, name);
}

void ItemPainter::paint(Figure const& figure, std::optional<Box> const& seen) {
    cairo_save(m_cairo);
    if (figure.clip_px) {
        Box const& clip = *figure.clip_px;
        cairo_rectangle(m_cairo, clip.min_x, clip.min_y, clip.width(), clip.height());
        cairo_clip(m_cairo);
    }
    bool const is_translucent = figure.opacity < 1;
    if (is_translucent) {
        cairo_push_group(m_cairo);
    }
    for (FigureItem const& item : figure.items) {
        if (!seen || ink_bounds_px(item).intersects(*seen)) {
            std::visit([&](auto const& one) { paint(one); }, item);
        }
    }
    if (is_translucent) {
        cairo_pop_group_to_source(m_cairo);
        cairo_paint_with_alpha(m_cairo, figure.opacity);
    }
    cairo_restore(m_cairo);
}

}  // namespace gatepost
