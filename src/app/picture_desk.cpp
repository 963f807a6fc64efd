#include "app/picture_desk.hpp"

#include "app/map_title.hpp"
#include "app/picture_path.hpp"
#include "base/boundary.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "words/message_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

constexpr double quiet_s = 0.2;  // after the last change

std::string size_text_of(PicturePixels const& pixels) {
    std::string text = fmt::format("{} × {} px", pixels.width_px, pixels.height_px);
    if (pixels.dpi > 0) {
        constexpr double mm_per_inch = 25.4;
        text += fmt::format(" · {:.0f} × {:.0f} mm · {:.0f} dpi", pixels.width_px / pixels.dpi * mm_per_inch,
                            pixels.height_px / pixels.dpi * mm_per_inch, pixels.dpi);
    }
    return text;
}

/// The same page with fewer pixels.
PicturePixels small(PicturePixels const& pixels, double most_px) {
    double const share = std::min(1.0, most_px / std::max(pixels.width_px, pixels.height_px));
    PicturePixels less = pixels;
    less.width_px = std::max(1, static_cast<int>(std::lround(pixels.width_px * share)));
    less.height_px = std::max(1, static_cast<int>(std::lround(pixels.height_px * share)));
    less.pixel_ratio = pixels.pixel_ratio * share;
    return less;
}

}  // namespace

void PictureDesk::open(std::optional<ExportKind> kind) {
    PictureChoice choice = m_parts.map.model().state().picture;
    if (kind && (*kind != choice.kind || m_tour != choice.tour)) {
        choice.kind = *kind;
        choice.tour = m_tour;
        choice.file.clear();  // it is of something else
        m_parts.map.change(SetPicture{choice});
    }
    m_is_open = true;
    m_seen.reset();
    m_usual_path.clear();
    log_info("picture form opened");
}

void PictureDesk::close() {
    m_is_open = false;
    m_preview.clear();
    log_info("picture form closed");
}

UsualPicture PictureDesk::usual() const {
    constexpr double logical_dpi = 96;
    Window const& window = m_parts.window;
    double const ratio = window.pixel_ratio();
    return {{static_cast<double>(window.framebuffer_width_px()),
             static_cast<double>(window.framebuffer_height_px())},
            ratio,
            logical_dpi * ratio};
}

PictureDesk::Shown PictureDesk::shown_now() {
    OpenMap& map = m_parts.map;
    Shown shown{map.model().state(), map.camera().viewport(), map.selector().locale(), 0};
    shown.state.view = {};
    shown.state.picture.file.clear();
    for (Layer const& layer : map.document().layers()) {
        shown.layers_read += layer.world != nullptr ? 1 : 0;
    }
    return shown;
}

bool PictureDesk::follow(double now_s) {
    if (!m_is_open) {
        return false;
    }
    Shown shown = shown_now();
    if (m_seen != shown) {
        m_seen = std::move(shown);
        m_changed_s = now_s;
        m_is_stale = true;
    }
    if (!m_is_stale || now_s - m_changed_s < quiet_s || m_parts.map.is_loading()) {
        return false;
    }
    m_is_stale = false;
    m_failure = failure_of("picture", [&] { make_preview(); }).value_or("");
    return true;
}

std::optional<double> PictureDesk::due_in_s(double now_s) const {
    return m_is_open && m_is_stale ? std::optional{std::max(0.0, quiet_s - (now_s - m_changed_s))}
                                   : std::nullopt;
}

void PictureDesk::make_preview() {
    constexpr double most_px = 480;
    OpenMap& map = m_parts.map;
    Window const& window = m_parts.window;
    PicturePixels const pixels = pixels_of(map.model().state().picture, usual());
    m_size_text = size_text_of(pixels);
    Viewport const seen = map.camera().viewport();
    PicturePage page(map, m_parts.scene, m_parts.fonts, small(pixels, most_px * window.pixel_ratio()),
                     showing_again(map.camera(), seen));
    Image const image = page.band(0, page.pixels().height_px);
    m_preview.set(image);
    m_preview_px = {static_cast<double>(image.width_px), static_cast<double>(image.height_px)};
    for (auto const* const left_out : {&page.left_out(), &page.card_left_out()}) {
        for (std::string const& one : *left_out) {
            m_size_text += "\n" + message_in(map.selector().locale(), one);
        }
    }
    log_info("picture preview {}x{}", pixels.width_px, pixels.height_px);
}

PictureFormModel PictureDesk::model() {
    MapState const& state = m_parts.map.model().state();
    PictureFormModel model;
    model.choice = state.picture;
    model.furniture = state.furniture;
    model.path = path();
    model.usual_title = title_of_map(m_parts.map, m_parts.map.selector().locale());
    model.preview = m_preview.id();
    model.preview_px = m_preview_px;
    model.size_text = m_size_text;
    model.writing = m_writer.progress();
    model.tours = state.tours;
    auto const& layers = m_parts.map.document().layers();
    model.has_dates = std::any_of(layers.begin(), layers.end(), [](Layer const& layer) {
        return layer.is_visible && layer.times != nullptr;
    });
    model.failure = message_in(m_parts.map.selector().locale(), m_failure);
    return model;
}

std::string PictureDesk::path() {
    OpenMap& map = m_parts.map;
    std::string const& chosen = map.model().state().picture.file;
    if (!chosen.empty()) {
        return chosen;
    }
    std::string_view const ending = endings_of(map.model().state().picture.kind).front();
    if (!m_usual_path.ends_with(ending)) {
        fs::path const folder =
            map.kept().path().empty() ? pictures_folder() : fs::absolute(map.kept().path()).parent_path();
        std::string const name = file_name_of(title_of_picture(map, map.selector().locale()));
        m_usual_path = free_path(folder / (name + std::string{ending})).string();
    }
    return m_usual_path;
}

void PictureDesk::make(PictureWriter::Target target) {
    OpenMap& map = m_parts.map;
    PictureChoice choice = map.model().state().picture;
    bool const is_picture = choice.kind == ExportKind::picture || target == PictureWriter::Target::clipboard;
    if (!is_picture && map.is_loading()) {
        throw fmt_error("the map is still being read");
    }
    choice.file = path();
    if (target == PictureWriter::Target::free_file) {
        auto const is_coming = [&](std::string const& one) { return m_writer.is_to_write(one); };
        choice.file = free_path(choice.file, is_coming).string();
    }
    m_writer.add({target, choice.file, usual(), m_timeline});
    if (target != PictureWriter::Target::clipboard) {
        map.change(SetPicture{choice});  // the next one is asked for with the same name
    }
}

}  // namespace gatepost
