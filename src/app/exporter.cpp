#include "app/exporter.hpp"

#include "app/map_title.hpp"
#include "app/provenance_of.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "io/raster_formats.hpp"

#include <malloc.h>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

/// What earlier parts of a large picture took is free, but the heap keeps it, in pieces that the next parts
/// do not fit into: without this a sheet of A0 takes two thirds more.
void give_memory_back(int rows_done) {
    constexpr int every_rows = 2048;
    if (rows_done % every_rows == 0) {
        malloc_trim(0);
    }
}

/// "map.pgw" of map.png, "map.jgw", "map.wld" of map.webp: the first and the last letter of the ending, and a
/// w.
fs::path world_file_path(fs::path const& picture) {
    std::string const ending = picture.extension().string();
    std::string const name = ending.size() == 4 ? fmt::format(".{}{}w", ending[1], ending[3]) : ".wld";
    return fs::path(picture).replace_extension(name);
}

}  // namespace

void stop_if_asked(JobContext const& context) {
    if (context.stop.stop_requested()) {
        throw fmt_error("the picture was cancelled");
    }
}

void tell_left_out(OpenMap& map, PicturePage const& page) {
    for (std::string const& left_out : page.left_out()) {
        map.messages().tell(left_out);
    }
    for (std::string const& left_out : page.card_left_out()) {
        map.messages().warn(left_out);
    }
}

std::string Exporter::provenance_text(PicturePage const& page, Sought& sought) {
    return provenance_json(provenance_of(m_map, page, sought.folder, sought.marks->take()))
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

RasterInfo Exporter::raster_info(PicturePixels const& pixels) const {
    MapState const& state = m_map.model().state();
    Locale const locale = m_map.selector().locale();
    RasterInfo info;
    info.width_px = pixels.width_px;
    info.height_px = pixels.height_px;
    info.dpi = pixels.dpi;
    info.has_alpha = state.picture.is_transparent;
    info.quality = state.picture.quality;
    info.title = title_of_picture(m_map, locale);
    info.description = description_of_picture(m_map, locale);
    info.credits = credits_of(m_map.kept().file(), state, locale);
    return info;
}

std::string Exporter::encoded(PictureFormat format, RasterInfo const& info, PicturePage& page, Image band,
                              JobContext const& context) const {
    auto const encoder = make_raster_encoder(format, info);
    for (int row = 0; row < info.height_px;) {
        log_info("map ready");
        encoder->add_rows(band, context);
        row += band.height_px;
        if (m_told) {
            m_told(static_cast<float>(row) / static_cast<float>(info.height_px));
        }
        band = {};  // before the next one is made
        give_memory_back(row);
        stop_if_asked(context);
        if (row < info.height_px) {
            band = page.band(row, std::min(page.band_rows(), info.height_px - row));
        }
    }
    return encoder->finish();
}

Exporter::Made Exporter::make(PictureFormat format, UsualPicture const& usual, ShowView const& show,
                              fs::path const& folder, JobContext const& context) {
    MapState const& state = m_map.model().state();
    PicturePixels const pixels = pixels_of(state.picture, usual);
    Sought sought{format, folder, nullptr};
    PicturePage page(m_map, m_scene, m_fonts, pixels, show);
    if (state.picture.has_provenance && (format == PictureFormat::png || format == PictureFormat::pdf)) {
        page.finish_map();  // before the workers read all data again: they would come to the map last
        sought.marks = std::make_unique<DataMarksAhead>(state, folder, context);
    }
    Made made{bytes_of(page, sought, context), page.georeference()};
    stop_if_asked(context);
    tell_left_out(m_map, page);
    return made;
}

std::string Exporter::bytes_of(PicturePage& page, Sought& sought, JobContext const& context) {
    if (sought.format == PictureFormat::pdf) {
        PdfDetails details;
        if (sought.marks) {
            details.attachments.push_back({pdf_provenance_name, "application/json",
                                           "The map that this picture was made of, for Gatepost",
                                           provenance_text(page, sought)});
        }
        return page.pdf(std::move(details));
    }
    if (sought.format == PictureFormat::svg) {
        return page.svg();
    }
    RasterInfo info = raster_info(page.pixels());
    info.place = page.georeference();
    if (sought.format == PictureFormat::jpeg && info.has_alpha) {
        m_map.messages().tell("a JPEG has no transparency: white stands for it");
    }
    // The data are read by workers while the first part is drawn.
    Image first = page.band(0, std::min(page.band_rows(), info.height_px));
    info.provenance = sought.marks ? provenance_text(page, sought) : "";
    return encoded(sought.format, info, page, std::move(first), context);
}

std::string Exporter::picture(PictureFormat format, UsualPicture const& usual, ShowView const& show,
                              fs::path const& folder, JobContext const& context) {
    return make(format, usual, show, folder, context).bytes;
}

Exporter::Pixels Exporter::pixels(UsualPicture const& usual, ShowView const& show,
                                  JobContext const& context) {
    PicturePage page(m_map, m_scene, m_fonts, pixels_of(m_map.model().state().picture, usual), show);
    Pixels made{{}, raster_info(page.pixels())};
    made.image.width_px = made.info.width_px;
    made.image.height_px = made.info.height_px;
    for (int row = 0; row < made.info.height_px;) {
        stop_if_asked(context);
        Image const band = page.band(row, std::min(page.band_rows(), made.info.height_px - row));
        made.image.rgba.insert(made.image.rgba.end(), band.rgba.begin(), band.rgba.end());
        row += band.height_px;
    }
    tell_left_out(m_map, page);
    return made;
}

PinnedPicture Exporter::picture_for_pins(UsualPicture const& usual, ShowView const& show,
                                         JobContext const& context) {
    PicturePixels const pixels = pixels_of(m_map.model().state().picture, usual);
    PicturePage page(m_map, m_scene, m_fonts, pixels, show, PictureUse::in_sheet);
    Image first = page.band(0, std::min(page.band_rows(), pixels.height_px));
    std::string png = encoded(PictureFormat::png, raster_info(pixels), page, std::move(first), context);
    tell_left_out(m_map, page);
    return {std::move(png), m_map.camera().viewport(), page.evidence()};
}

void Exporter::write(std::string const& path, UsualPicture const& usual, ShowView const& show,
                     JobContext const& context) {
    PictureFormat const format = picture_format_of(path);
    fs::path const folder = fs::absolute(path).lexically_normal().parent_path();
    bool const has_world_file = m_map.model().state().picture.has_world_file && is_raster(format);
    Made const made = make(format, usual, show, folder, context);
    if (has_world_file) {
        NewFile world(world_file_path(path));
        NewFile aux(path + ".aux.xml");
        world.write(world_file_text(made.place));
        aux.write(aux_xml_text(made.place));
        write_file(path, made.bytes);
        world.commit();
        aux.commit();
    } else {
        write_file(path, made.bytes);
    }
    log_info("exported {}", path);
}

}  // namespace gatepost
