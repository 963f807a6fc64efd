#include "app/exporter.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "io/png_writer.hpp"

namespace gatepost {

std::string Exporter::png(PicturePixels const& pixels, PicturePage& page, JobContext const& context) {
    MapState const& state = m_map.model().state();
    std::string const credits = credits_of(m_map.kept().file(), state, m_map.selector().locale());
    PngInfo info;
    info.width_px = pixels.width_px;
    info.height_px = pixels.height_px;
    info.dpi = pixels.dpi;
    info.has_alpha = state.picture.is_transparent;
    info.texts = {{"Software", "Gatepost"}, {"Copyright", credits}};
    PngEncoder encoder(info);
    for (int row = 0; row < pixels.height_px; row += page.band_rows()) {
        Image const band = page.band(row, std::min(page.band_rows(), pixels.height_px - row));
        log_info("map ready");
        encoder.add_rows(band, context);
    }
    return encoder.finish();
}

std::string Exporter::picture(PictureFormat format, UsualPicture const& usual, ShowView const& show,
                              JobContext const& context) {
    PicturePixels const pixels = pixels_of(m_map.model().state().picture, usual);
    PicturePage page(m_map, m_scene, m_fonts, pixels, show);
    if (format == PictureFormat::pdf) {
        return page.pdf();
    }
    if (format == PictureFormat::svg) {
        return page.svg();
    }
    return png(pixels, page, context);
}

std::string Exporter::picture_for_pins(UsualPicture const& usual, ShowView const& show,
                                       JobContext const& context) {
    PicturePixels const pixels = pixels_of(m_map.model().state().picture, usual);
    PicturePage page(m_map, m_scene, m_fonts, pixels, show, PictureUse::in_sheet);
    return png(pixels, page, context);
}

void Exporter::write(std::string const& path, UsualPicture const& usual, ShowView const& show,
                     JobContext const& context) {
    write_file(path, picture(picture_format_of(path), usual, show, context));
    log_info("exported {}", path);
}

}  // namespace gatepost
