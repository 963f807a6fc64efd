// Pages with lines and words: what a PicturePage is as PDF and SVG.
#include "app/map_title.hpp"
#include "app/picture_page.hpp"
#include "figure/map_figure.hpp"
#include "figure/page_parts.hpp"
#include "io/png_writer.hpp"
#include "page/pdf_viewport.hpp"
#include "page/svg_painter.hpp"
#include "style/interface_colours.hpp"
#include "words/language_tag.hpp"

#include <iterator>
#include <utility>

namespace gatepost {

/// The map as figures of the page.
std::vector<Figure> PicturePage::map_parts() {
    FigureContext const now = context();
    auto const picture_of = [&](Layer const& layer) {
        return std::make_shared<Image const>(m_map_picture->layer(layer.id));
    };
    auto const densities = m_scene.density_legends();
    auto const shows_density = [&](Layer const& layer) { return densities.contains(layer.id); };
    std::vector<Figure> parts =
        map_figures(now, picture_of, shows_density, m_map.model().state().picture.is_transparent);
    for (Highlight const& highlight : m_map_picture->highlights()) {
        parts.push_back(feature_figure(now, highlight.ref, highlight.state));
    }
    parts.push_back(name_figure(m_map_picture->names(), m_pixels.pixel_ratio));
    Point const origin = frame_origin();
    for (Figure& part : parts) {
        for (FigureItem& item : part.items) {
            item = moved(std::move(item), origin);
        }
        part.clip_px = m_plan.frame_px;
    }
    return parts;
}

PageFigures PicturePage::figures() {
    finish_map();
    PageFigures figures;
    if (m_plan.has_frame_line && !m_map.model().state().picture.is_transparent) {
        Figure& paper = figures.emplace_back();
        paper.name = "paper";
        paper.add(FigureBox{{0, 0, m_plan.size_px.x, m_plan.size_px.y},
                            interface_colours(m_map.document().theme()).paper});
    }
    auto parts = map_parts();
    figures.push_back(part_figure(PagePart::picture, true));
    std::move(parts.begin(), parts.end(), std::back_inserter(figures));
    figures.push_back(part_figure(PagePart::picture, false));
    if (!std::exchange(m_has_overlays, true)) {
        add_overlays();
    }
    figures.insert(figures.end(), m_figures.begin(), m_figures.end());
    return figures;
}

std::string PicturePage::pdf(PdfDetails details) {
    constexpr double pt_per_inch = 72;
    constexpr double usual_dpi = 96;
    double const dpi = m_pixels.dpi > 0 ? m_pixels.dpi : usual_dpi;
    PageWishes const wished = wishes();
    PdfInfo info;
    info.width_pt = m_pixels.width_px / dpi * pt_per_inch;
    info.height_pt = m_pixels.height_px / dpi * pt_per_inch;
    info.pt_per_px = pt_per_inch / dpi * m_pixels.pixel_ratio;
    info.title = title_of_picture(m_map, m_map.selector().locale());
    info.author = wished.credits;
    double const pt_per_pixel = pt_per_inch / dpi;
    details.viewport =
        pdf_viewport(m_map.document().map_crs(), m_map.camera().viewport().bounds_world(),
                     {m_frame_px.min_x * pt_per_pixel, info.height_pt - m_frame_px.max_y * pt_per_pixel,
                      m_frame_px.max_x * pt_per_pixel, info.height_pt - m_frame_px.min_y * pt_per_pixel});
    details.language = language_tag(m_map.selector().locale());
    if (details.picture_texts.empty()) {
        details.picture_texts.push_back(info.title + ": " +
                                        description_of_picture(m_map, m_map.selector().locale()));
    }
    return finished_pdf(painter().pdf({figures()}, info), details);
}

std::string PicturePage::svg() {
    PageWishes const wished = wishes();
    SvgInfo info;
    info.size_px = m_plan.size_px;
    if (m_pixels.dpi > 0) {
        constexpr double mm_per_inch = 25.4;
        info.size_mm = {m_pixels.width_px / m_pixels.dpi * mm_per_inch,
                        m_pixels.height_px / m_pixels.dpi * mm_per_inch};
    }
    info.title = title_of_picture(m_map, m_map.selector().locale());
    info.credits = wished.credits;
    info.language = locale_codes[static_cast<std::size_t>(m_map.selector().locale())];
    auto const name_of_face = [&](std::uint32_t face) { return font_name_of(m_fonts.file_of(face)); };
    return svg_of(figures(), info, name_of_face, [](Image const& image) { return encode_png(image, {}); });
}

}  // namespace gatepost
