#include "base/error.hpp"
#include "figure/plain_line.hpp"
#include "page/cairo/paint_items.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace gatepost {

namespace {

/// A rectangle of whole pixels in a picture.
struct PixelBox {
    int left = 0, top = 0, width = 0, height = 0;
    [[nodiscard]] bool is_empty() const { return width <= 0 || height <= 0; }
};

/// What figures touch of a band.
PixelBox touched(std::vector<Figure> const& figures, PictureBand const& band) {
    Box ink;
    for (Figure const& figure : figures) {
        for (FigureItem const& item : figure.items) {
            ink.grow(ink_bounds_px(item));
        }
    }
    if (ink.is_empty()) {
        return {};
    }
    double const ratio = band.pixel_ratio;
    auto const clamped = [](double px, int most) {
        return static_cast<int>(std::clamp(px, 0.0, static_cast<double>(most)));
    };
    int const left = clamped(std::floor(ink.min_x * ratio), band.image.width_px);
    int const right = clamped(std::ceil(ink.max_x * ratio), band.image.width_px);
    int const top = clamped(std::floor(ink.min_y * ratio) - band.first_row_px, band.image.height_px);
    int const bottom = clamped(std::ceil(ink.max_y * ratio) - band.first_row_px, band.image.height_px);
    return {left, top, right - left, bottom - top};
}

/// Lays a pixel of cairo's, premultiplied BGRA, over one of ours.
void lay_over(std::uint8_t const* source, std::uint8_t* target) {
    unsigned const alpha = source[3];
    if (alpha == 0) {
        return;
    }
    unsigned const rest = target[3] * (255 - alpha);  // of what is below, times 255
    unsigned const whole = alpha * 255 + rest;
    for (int channel = 0; channel < 3; ++channel) {
        unsigned const premultiplied = source[2 - channel] * 255U * 255U;
        target[channel] =
            static_cast<std::uint8_t>((premultiplied + target[channel] * rest + whole / 2) / whole);
    }
    target[3] = static_cast<std::uint8_t>((whole + 127) / 255);
}

void lay_over(unsigned char const* pixels, int stride, PixelBox const& at, Image& image) {
    for (int y = 0; y < at.height; ++y) {
        unsigned char const* const from = pixels + static_cast<std::ptrdiff_t>(y) * stride;
        std::uint8_t* const to =
            image.rgba.data() +
            (static_cast<std::ptrdiff_t>(at.top + y) * image.width_px + at.left) * std::ptrdiff_t{4};
        for (std::ptrdiff_t x = 0; x < at.width; ++x) {
            lay_over(from + x * 4, to + x * 4);
        }
    }
}

class CairoFigurePainter : public FigurePainter {
  public:
    explicit CairoFigurePainter(FaceFiles files) : m_files(std::move(files)) {}

    void paint(std::vector<Figure> const& figures, PictureBand const& band) override {
        // Cairo's pictures are at most 32,767 pixels wide, and small ones need little memory.
        constexpr int most_px = 2048;
        PixelBox const all = touched(figures, band);
        for (int left = all.left; left < all.left + all.width && !all.is_empty(); left += most_px) {
            paint(figures, band, {left, all.top, std::min(most_px, all.left + all.width - left), all.height});
        }
    }

    std::string pdf(std::vector<PageFigures> const& pages, PdfInfo const& info) override {
        std::string bytes;
        CairoSurface const surface(
            cairo_pdf_surface_create_for_stream(append, &bytes, info.width_pt, info.height_pt));
        for (auto const& [key, text] : {std::pair{CAIRO_PDF_METADATA_TITLE, &info.title},
                                        std::pair{CAIRO_PDF_METADATA_AUTHOR, &info.author},
                                        std::pair{CAIRO_PDF_METADATA_SUBJECT, &info.subject}}) {
            cairo_pdf_surface_set_metadata(surface.get(), key, plain_line(*text).c_str());
        }
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Gatepost");
        Cairo const cairo(cairo_create(surface.get()));
        CairoFontOptions const options(cairo_font_options_create());
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        cairo_set_font_options(cairo.get(), options.get());
        cairo_scale(cairo.get(), info.pt_per_px, info.pt_per_px);
        ItemPainter painter(cairo.get(), m_faces, m_files, TextPainting::words);
        // Where nothing is clipped, cairo forgets all that an opaque page covers, the beginnings of parts
        // too.
        cairo_rectangle(cairo.get(), 0, 0, info.width_pt / info.pt_per_px, info.height_pt / info.pt_per_px);
        cairo_clip(cairo.get());
        cairo_tag_begin(cairo.get(), "Document", nullptr);
        for (PageFigures const& figures : pages) {
            for (Figure const& figure : figures) {
                painter.paint(figure);
            }
            if (&figures == &pages.back()) {
                cairo_tag_end(cairo.get(), "Document");
            }
            cairo_show_page(cairo.get());
        }
        cairo_surface_finish(surface.get());
        for (cairo_status_t const status : {cairo_status(cairo.get()), cairo_surface_status(surface.get())}) {
            if (status != CAIRO_STATUS_SUCCESS) {
                throw fmt_error("cairo: {}", cairo_status_to_string(status));
            }
        }
        return bytes;
    }

  private:
    /// Paints what a part of the band shows of the figures.
    void paint(std::vector<Figure> const& figures, PictureBand const& band, PixelBox const& at) {
        CairoSurface const surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, at.width, at.height));
        Cairo const cairo(cairo_create(surface.get()));
        set_options(cairo.get());
        cairo_translate(cairo.get(), -at.left, -(band.first_row_px + at.top));
        cairo_scale(cairo.get(), band.pixel_ratio, band.pixel_ratio);
        double const top_px = band.first_row_px + at.top;
        Box const seen =
            Box{at.left / band.pixel_ratio, top_px / band.pixel_ratio,
                (at.left + at.width) / band.pixel_ratio, (top_px + at.height) / band.pixel_ratio};
        ItemPainter painter(cairo.get(), m_faces, m_files, TextPainting::outlines);
        for (Figure const& figure : figures) {
            painter.paint(figure, seen);
        }
        cairo_surface_flush(surface.get());
        if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) {
            throw fmt_error("cairo: {}", cairo_status_to_string(cairo_status(cairo.get())));
        }
        lay_over(cairo_image_surface_get_data(surface.get()), cairo_image_surface_get_stride(surface.get()),
                 at, band.image);
    }

    /// Called from C code, which no exception may pass through.
    static cairo_status_t append(void* bytes, unsigned char const* data, unsigned length) {
        try {
            static_cast<std::string*>(bytes)->append(reinterpret_cast<char const*>(data), length);
        } catch (std::exception const&) {
            return CAIRO_STATUS_NO_MEMORY;
        }
        return CAIRO_STATUS_SUCCESS;
    }

    /// Letters stand on pixel rows, as small text wants it, but where they were shaped along the line.
    static void set_options(cairo_t* cairo) {
        CairoFontOptions const options(cairo_font_options_create());
        cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_SLIGHT);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        cairo_set_font_options(cairo, options.get());
    }

    FaceFiles m_files;
    FontFaces m_faces;
};

}  // namespace

}  // namespace gatepost

extern "C" [[gnu::visibility("default")]] std::size_t gatepost_figure_sizes() {
    return gatepost::figure_sizes;
}

extern "C" [[gnu::visibility("default")]] gatepost::FigurePainter* gatepost_make_figure_painter(
    gatepost::FaceFiles* files) {
    return new gatepost::CairoFigurePainter(std::move(*files));
}
