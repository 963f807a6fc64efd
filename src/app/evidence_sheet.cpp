#include "app/evidence_sheet.hpp"

#include "app/map_title.hpp"
#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "map/picture_format.hpp"
#include "page/html_sheet.hpp"
#include "page/pdf_sheet.hpp"
#include "words/language_tag.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gatepost {

namespace {

/// What has no row is told.
void tell_of_missing(OpenMap& map, Evidence const& evidence) {
    if (map.options().layers.empty() && evidence.without_position > 0) {
        log_warning("features with events but without a position have no row of their own in the sheet: {}",
                    evidence.without_position);
    }
}

std::string subtitle_of(OpenMap& map) {
    Locale const locale = map.selector().locale();
    std::string const chosen = text_in(map.model().state().furniture.subtitle, locale);
    std::string const choice = choice_in_words(map, locale, SaysTime::yes);
    return chosen + (chosen.empty() || choice.empty() ? "" : " · ") + choice;
}

std::string credits_in(OpenMap& map) {
    return credits_of(map.kept().file(), map.model().state(), map.selector().locale());
}

bool shows_credits(OpenMap& map) { return map.model().state().furniture.credits.value_or(true); }

}  // namespace

std::string sheet_html(OpenMap& map, PinnedPicture const& picture) {
    Locale const locale = map.selector().locale();
    tell_of_missing(map, picture.evidence);
    HtmlSheetRequest request;
    request.view = picture.view;
    request.picture_png = picture.png;
    request.locale = locale;
    request.title = title_of_picture(map, locale);
    request.subtitle = subtitle_of(map);
    request.shows_credits = shows_credits(map);
    request.credits = credits_in(map);
    request.generator = fmt::format("{} {}", "Gatepost", GATEPOST_VERSION);
    return html_sheet(picture.evidence, request);
}

std::string sheet_pdf(OpenMap& map, PicturePage& picture, FontSet& fonts, Point page_pt) {
    Locale const locale = map.selector().locale();
    tell_of_missing(map, picture.evidence());
    PdfSheetRequest request;
    request.page_pt = page_pt;
    request.map = picture.figures();
    request.map_size_px = picture.size_px();
    request.locale = locale;
    request.title = title_of_picture(map, locale);
    request.subtitle = subtitle_of(map);
    request.credits = shows_credits(map) ? credits_in(map) : "";
    Lettering lettering(fonts);
    PdfSheet const sheet = pdf_sheet(lettering, picture.evidence(), request);
    PdfInfo info;
    info.width_pt = page_pt.x;
    info.height_pt = page_pt.y;
    info.pt_per_px = sheet.pt_per_px;
    info.title = request.title + " – " + said(Word::sheet_title, locale);
    info.author = credits_in(map);
    PdfDetails details;
    details.language = language_tag(locale);
    details.picture_texts = {request.title + ": " + description_of_picture(map, locale)};
    return finished_pdf(picture.painter().pdf(sheet.pages, info), details);
}

Point sheet_page_pt(std::string const& size) {
    constexpr double pt_per_mm = 72 / 25.4;
    PictureSize page = picture_size_of(size.empty() ? "A4" : size);
    page = page.is_mm ? page : picture_size_of("A4");
    return {page.width * pt_per_mm, page.height * pt_per_mm};
}

bool is_sheet_path(std::string const& path) {
    auto const all = endings_of(ExportKind::sheet);
    return std::find(all.begin(), all.end(), ending_in(path)) != all.end();
}

void write_sheet_file(std::string const& path, OpenMap& map, Scene& scene, FontSet& fonts,
                      UsualPicture const& usual, Point page_pt, ShowView const& show,
                      JobContext const& context) {
    std::string sheet;
    if (ending_in(path) == ".pdf") {
        PicturePage picture(map, scene, fonts, pixels_of(map.model().state().picture, usual), show,
                            PictureUse::in_sheet);
        sheet = sheet_pdf(map, picture, fonts, page_pt);
        tell_left_out(map, picture);
    } else {
        sheet = sheet_html(map, Exporter(map, scene, fonts).picture_for_pins(usual, show, context));
    }
    stop_if_asked(context);
    write_file(path, sheet);
}

}  // namespace gatepost
