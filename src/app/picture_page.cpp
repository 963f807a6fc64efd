#include "app/picture_page.hpp"

#include "app/evidence_in_view.hpp"
#include "app/map_title.hpp"
#include "base/error.hpp"
#include "figure/map_overlay.hpp"
#include "figure/page_parts.hpp"
#include "page/pin_figure.hpp"
#include "style/interface_colours.hpp"
#include "words/locale_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>

namespace gatepost {

namespace {

/// Copies what lies in both: `source` begins at a pixel of the target.
void copy_into(Image& target, Image const& source, int left_px, int top_px) {
    int const left = std::max(left_px, 0);
    int const right = std::min(left_px + source.width_px, target.width_px);
    for (int y = std::max(top_px, 0); y < std::min(top_px + source.height_px, target.height_px); ++y) {
        auto const at = [](Image const& image, int x, int row) {
            return (static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width_px) +
                    static_cast<std::size_t>(x)) *
                   4;
        };
        if (right > left) {
            std::memcpy(target.rgba.data() + at(target, left, y),
                        source.rgba.data() + at(source, left - left_px, y - top_px),
                        static_cast<std::size_t>(right - left) * 4);
        }
    }
}

void fill(Image& image, Colour colour) {
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        image.rgba[i] = colour.r;
        image.rgba[i + 1] = colour.g;
        image.rgba[i + 2] = colour.b;
        image.rgba[i + 3] = colour.a;
    }
}

}  // namespace

ShowView showing_again(Camera& camera, Viewport const& seen) {
    return [&camera, seen](Point frame_size_px) {
        Viewport frame = seen;
        frame.width_px = frame_size_px.x;
        frame.height_px = frame_size_px.y;
        bool const is_same = frame_size_px == Point{seen.width_px, seen.height_px};
        camera.set_viewport(is_same ? seen : frame.fitted(seen.bounds_world()));
        return false;
    };
}

PicturePage::PicturePage(OpenMap& map, Scene& scene, FontSet& fonts, PicturePixels const& pixels,
                         ShowView const& show, PictureUse use, std::string date)
    : m_map(map),
      m_scene(scene),
      m_fonts(fonts),
      m_pixels(pixels),
      m_use(use),
      m_date(std::move(date)),
      m_before(map.camera().viewport()),
      m_lettering(fonts) {
    plan(show);
    m_map_picture->prepare(first_part(), scene.highlights(Scene::Highlighted::selected_only));
}

PicturePage::~PicturePage() { m_map.camera().set_viewport(m_before); }

GeoReference PicturePage::georeference() const {
    return georeference_of(m_map.document().map_crs(), m_map.camera().viewport(),
                           {m_frame_px.min_x, m_frame_px.min_y}, m_pixels.pixel_ratio);
}

int PicturePage::band_rows() const {
    constexpr int wide_px = 8192;  // a band of it is large already
    return m_pixels.width_px > wide_px ? MapPicture::part_side_px / 4 : MapPicture::part_side_px;
}

MapPicture::Part PicturePage::first_part() const {
    return {0, 0, std::min(static_cast<int>(m_frame_px.width()), MapPicture::part_side_px),
            std::min(static_cast<int>(m_frame_px.height()), MapPicture::part_side_px)};
}

FigureContext PicturePage::context() {
    return {m_lettering,
            m_map.document(),
            m_map.camera().viewport(),
            m_map.camera().zoom(),
            m_map.selector().locale(),
            m_map.selector().languages(),
            m_map.model().world_from_lonlat()};
}

PageWishes PicturePage::wishes() {
    MapState const& state = m_map.model().state();
    Locale const locale = m_map.selector().locale();
    PageWishes wishes;
    wishes.layout = state.picture.layout;
    wishes.furniture = state.furniture;
    wishes.title = text_in(state.furniture.title, locale);
    wishes.map_title = title_of_map(m_map, locale);
    wishes.subtitle = text_in(state.furniture.subtitle, locale);
    wishes.text = text_in(state.furniture.text, locale);
    wishes.credits = credits_of(m_map.kept().file(), state, locale);
    wishes.date = date_in(m_date, locale);
    wishes.densities = m_scene.density_legends();
    auto const& layers = m_map.document().layers();
    wishes.may_have_density = std::any_of(layers.begin(), layers.end(), [](Layer const& one) {
        return one.is_visible && one.opacity > 0 && MapRenderer::may_show_density(one);
    });
    if (m_use == PictureUse::in_sheet) {
        wishes.title.clear();
        wishes.subtitle.clear();
        wishes.credits.clear();
    } else if (has_pins()) {
        wishes.pins = [this](FigureContext const& /*context*/) {
            m_evidence = evidence_for_pins(m_map);
            return names_of_pins(m_evidence);
        };
    }
    return wishes;
}

bool PicturePage::has_pins() const {
    return m_use == PictureUse::in_sheet || m_map.model().state().furniture.pins.value_or(false);
}

/// Pins keep off what lies on the map, and names keep off pins.
void PicturePage::place_pins(MapPicture::Frame& picture) {
    if (m_use == PictureUse::in_sheet) {
        m_evidence = evidence_for_sheet(m_map);
    }
    keep_pins_off(m_evidence.pins, m_map.camera().viewport(), picture.reserved_screen);
    for (EvidencePin const& pin : m_evidence.pins) {
        picture.reserved_screen.push_back(pin.label_screen);
        picture.pins_screen.push_back(pin.label_screen);
    }
}

void PicturePage::bring_into_view(ShowView const& show, Point frame_size_px) {
    if (show(frame_size_px)) {
        make_room_for_card(frame_size_px);
    }
    std::erase(m_views, m_map.camera().viewport());
    m_views.push_back(m_map.camera().viewport());
}

/// Where a legend has to explain a density, the map is looked at before: only then it is known what is dense.
void PicturePage::plan(ShowView const& show) {
    double const ratio = m_pixels.pixel_ratio;
    Point const size_px{m_pixels.width_px / ratio, m_pixels.height_px / ratio};
    // What stands beside the map measures the very frame that is drawn: of whole pixels.
    auto const whole_px = [&](double logical_px) { return std::round(logical_px * ratio); };
    auto const context_of = [&](Point frame_size_px) {
        bring_into_view(show, {whole_px(frame_size_px.x) / ratio, whole_px(frame_size_px.y) / ratio});
        return context();
    };
    bool is_second = false;
    for (bool is_last = false; !is_last;) {
        PageWishes const wished = wishes();
        m_plan = plan_page(size_px, wished, context_of);
        Box const& frame = m_plan.frame_px;
        m_frame_px = {whole_px(frame.min_x), whole_px(frame.min_y),
                      whole_px(frame.min_x) + whole_px(frame.width()),
                      whole_px(frame.min_y) + whole_px(frame.height())};
        MapPicture::Frame picture{static_cast<int>(m_frame_px.width()), static_cast<int>(m_frame_px.height()),
                                  ratio};
        constexpr double least_px = 40;  // of a map beside which something stands
        bool const is_too_small = m_plan.has_frame_line && std::min(frame.width(), frame.height()) < least_px;
        if (is_too_small || picture.width_px < 1 || picture.height_px < 1) {
            throw fmt_error("a picture of {} x {} pixels is too small for this layout", m_pixels.width_px,
                            m_pixels.height_px);
        }
        for (Box const& box : m_plan.reserved_px) {
            picture.reserved_screen.push_back({box.min_x - frame.min_x, box.min_y - frame.min_y,
                                               box.max_x - frame.min_x, box.max_y - frame.min_y});
        }
        picture.has_inner_degrees = m_plan.has_graticule && !m_plan.has_outside_degrees;
        picture.is_transparent = m_map.model().state().picture.is_transparent;
        bring_into_view(show, {picture.width_px / ratio, picture.height_px / ratio});
        place_card(picture);
        if (has_pins()) {
            place_pins(picture);
        }
        m_map_picture = m_scene.picture(std::move(picture));
        bool const has_legend = decided(wished.furniture, wished.layout).legend.value_or(false);
        is_last = !has_legend || !wished.may_have_density || is_second;
        if (!is_last) {
            m_map_picture->finish(first_part());
        }
        is_second = true;
    }
}

/// What is known only once the map is drawn: what its names left room for, and what is dense.
void PicturePage::add_overlays() {
    FigureContext const now = context();
    Document const& document = m_map.document();
    Point const origin = frame_origin();
    auto const add = [&](Figure const& figure, bool is_clipped) {
        if (!figure.is_empty()) {
            Figure& moved = m_figures.emplace_back();
            moved.name = figure.name;
            moved.clip_px = is_clipped ? std::optional{m_plan.frame_px} : std::nullopt;
            moved.add(figure, origin);
        }
    };
    Graticule const graticule = m_plan.has_graticule
                                    ? graticule_in(now.viewport, now.world_from_lonlat, document.map_plane())
                                    : Graticule{};
    auto const badges = !has_pins() ? badges_in(document, now.viewport, now.zoom) : std::vector<Badge>{};
    add(graticule_lines(now, graticule), true);
    auto const popup = m_scene.popup_model(now.viewport, now.zoom);
    if (popup) {
        add(precision_ring(now, popup->precision_ring_screen), true);
    }
    add(leader_lines(m_scene.leaders(now.viewport)), true);
    add(badge_numbers(now, badges), true);
    if (m_use == PictureUse::alone) {
        add(pin_figure(m_lettering, m_evidence.pins, PinLinks::none), true);
    }
    if (m_plan.has_outside_degrees) {
        add(graticule_figures_outside(now, graticule), false);
    } else {
        std::vector<Box> taken = m_plan.reserved_px;
        for (Badge const& badge : badges) {
            taken.push_back(badge.screen);
        }
        for (EvidencePin const& pin : m_evidence.pins) {
            taken.push_back(pin.label_screen);
        }
        add(graticule_figures(now, graticule, taken), true);
    }
    if (m_plan.has_frame_line) {
        Figure& line = m_figures.emplace_back();
        line.name = "frame";
        line.add(FigureBox{m_plan.frame_px, no_colour, interface_colours(document.theme()).quiet_ink, 1});
    }
    m_figures.insert(m_figures.end(), m_plan.figures.begin(), m_plan.figures.end());
    note_left_out();
    if (m_plan.density_foot_px) {
        add_density_ramp(now);
    }
    if (m_plan.locator_px) {
        add_locator();
    }
    if (m_card) {
        add_card(now);
    }
}

/// Of the topmost layer that shows one.
void PicturePage::add_density_ramp(FigureContext const& now) {
    auto const legends = m_scene.density_legends();
    auto const& layers = m_map.document().layers();
    auto const topmost = std::find_if(layers.rbegin(), layers.rend(),
                                      [&](Layer const& layer) { return legends.contains(layer.id); });
    if (topmost != layers.rend()) {
        constexpr double pad_px = 10;
        Block const ramp =
            density_block(now, *topmost, legends.at(topmost->id), density_plate_px.x - 2 * pad_px);
        SizedFigure const plate =
            on_plate(now, {ramp.figure, {density_plate_px.x - 2 * pad_px, ramp.height_px}}, pad_px, 0.88);
        add_part(m_plan, plate, {m_plan.density_foot_px->x, m_plan.density_foot_px->y - plate.size_px.y});
        m_figures.push_back(m_plan.figures.back());
    }
}

/// What was asked for and has no room.
void PicturePage::note_left_out() {
    auto const note = [&](std::size_t count, char const* form) {
        if (count > 0) {
            m_left_out.push_back(fmt::format(fmt::runtime(form), count));
        }
    };
    note(m_plan.legend_left_out, "the legend has no room in this picture: {} of its rows are left out");
    note(m_plan.pins_left_out, "the list of pins has no room in this picture: {} of its rows are left out");
    note(m_evidence.too_many,
         "there are no pins in this picture: the {} features in it are more than can be told apart");
    note(m_plan.text_left_out, "the text has no room in this picture: {} of its lines are left out");
    if (m_plan.is_title_left_out) {
        m_left_out.emplace_back("the title has no room in this picture and is left out");
    }
    if (m_plan.is_locator_left_out) {
        m_left_out.emplace_back("the small map of the place has no room in this picture and is left out");
    }
}

void PicturePage::add_locator() {
    Box const& box = *m_plan.locator_px;
    double const ratio = m_pixels.pixel_ratio;
    Box const px{std::round(box.min_x * ratio), std::round(box.min_y * ratio), std::round(box.max_x * ratio),
                 std::round(box.max_y * ratio)};
    MapPicture::Locator located =
        m_map_picture->locator(static_cast<int>(px.width()), static_cast<int>(px.height()));
    InterfaceColours const& colours = interface_colours(m_map.document().theme());
    Figure& figure = m_figures.emplace_back();
    figure.name = "locator";
    figure.clip_px = box.expanded(1);
    figure.add(FigureImage{{px.min_x / ratio, px.min_y / ratio, px.max_x / ratio, px.max_y / ratio},
                           std::make_shared<Image const>(std::move(located.image))});
    constexpr double least_px = 5;
    Box shown = located.shown_px;
    if (shown.width() < least_px || shown.height() < least_px) {
        shown = Box::around(shown.centre(), least_px / 2);
    }
    figure.add(FigureBox{
        {box.min_x + shown.min_x, box.min_y + shown.min_y, box.min_x + shown.max_x, box.min_y + shown.max_y},
        colours.accent.with_alpha(0.15),
        colours.accent,
        1.5});
    figure.add(FigureBox{box, no_colour, colours.quiet_ink, 1});
}

void PicturePage::draw_map(Image& image, int first_row_px) {
    int const left = static_cast<int>(m_frame_px.min_x);
    int const top = static_cast<int>(m_frame_px.min_y);
    int const first = std::max(first_row_px - top, 0);
    int const last = std::min(first_row_px + image.height_px, static_cast<int>(m_frame_px.max_y)) - top;
    int const width = static_cast<int>(m_frame_px.width());
    for (int x = 0; x < width && last > first; x += MapPicture::part_side_px) {
        int const part_width = std::min(MapPicture::part_side_px, width - x);
        Image const part = m_map_picture->draw({x, first, part_width, last - first});
        copy_into(image, part, left + x, top + first - first_row_px);
    }
}

/// The map, and paper beside it.
Image PicturePage::map_band(int first_row_px, int rows) {
    bool const is_whole_map =
        m_frame_px.width() >= m_pixels.width_px && m_frame_px.height() >= m_pixels.height_px;
    if (is_whole_map && m_pixels.width_px <= MapPicture::part_side_px) {  // without a copy of it
        return m_map_picture->draw({0, first_row_px, m_pixels.width_px, rows});
    }
    Image image{m_pixels.width_px, rows, {}};
    image.rgba.resize(static_cast<std::size_t>(m_pixels.width_px) * static_cast<std::size_t>(rows) * 4);
    if (!is_whole_map) {
        Colour const paper = interface_colours(m_map.document().theme()).paper;
        fill(image, m_map.model().state().picture.is_transparent ? Colour{0, 0, 0, 0} : paper);
    }
    draw_map(image, first_row_px);
    return image;
}

Image PicturePage::band(int first_row_px, int rows) {
    Image image = map_band(first_row_px, rows);
    if (!std::exchange(m_has_overlays, true)) {
        add_overlays();
    }
    if (!m_figures.empty()) {
        painter().paint(m_figures, {image, first_row_px, m_pixels.pixel_ratio});
    }
    return image;
}

FigurePainter& PicturePage::painter() {
    if (!m_painter) {
        m_painter =
            make_figure_painter([&fonts = m_fonts](std::uint32_t face) { return fonts.file_of(face); });
    }
    return *m_painter;
}

}  // namespace gatepost
