#include "app/map_picture.hpp"

#include "render/offscreen.hpp"
#include "ui/layout.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace gatepost {

namespace {

/// What may reach from one part of a picture into another: symbols with all around them, wide lines.
constexpr double surroundings_px = 48;

/// Whether a line of text may have ink in a box.
bool may_touch(TextLine const& line, Box const& box) {
    if (!line.poses.empty()) {
        Box bounds;
        for (GlyphPose const& pose : line.poses) {
            bounds.grow(Point{static_cast<double>(pose.x_px), static_cast<double>(pose.y_px)});
        }
        return bounds.expanded(2 * static_cast<double>(line.text->size_px)).intersects(box);
    }
    Point const begin{static_cast<double>(line.x_px), static_cast<double>(line.y_px)};
    Box const bounds{begin.x, begin.y - static_cast<double>(line.text->ascent_px),
                     begin.x + static_cast<double>(line.text->width_px),
                     begin.y + static_cast<double>(line.text->descent_px)};
    return bounds.expanded(static_cast<double>(line.text->size_px)).intersects(box);
}

Image cut_out(Image const& image, int left_px, int top_px, int width_px, int height_px) {
    Image part{width_px, height_px, {}};
    part.rgba.resize(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4);
    auto const bytes = static_cast<std::size_t>(width_px) * 4;
    for (int y = 0; y < height_px; ++y) {
        auto const from = (static_cast<std::size_t>(top_px + y) * static_cast<std::size_t>(image.width_px) +
                           static_cast<std::size_t>(left_px)) *
                          4;
        std::memcpy(part.rgba.data() + static_cast<std::size_t>(y) * bytes, image.rgba.data() + from, bytes);
    }
    return part;
}

/// GL's colours are premultiplied where the map is transparent.
void make_straight(Image& image) {
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        unsigned const alpha = image.rgba[i + 3];
        for (std::size_t c = i; alpha > 0 && alpha < 255 && c < i + 3; ++c) {
            image.rgba[c] =
                static_cast<std::uint8_t>(std::min(255U, (image.rgba[c] * 255U + alpha / 2) / alpha));
        }
    }
}

}  // namespace

/// A part is drawn with what lies around it, where there is more of the map.
MapPicture::Part MapPicture::with_surroundings(Part const& part) const {
    int const margin_px = static_cast<int>(surroundings_px * m_frame.pixel_ratio);
    int const left = std::max(part.left_px - margin_px, 0);
    int const top = std::max(part.top_px - margin_px, 0);
    int const right = std::min(part.left_px + part.width_px + margin_px, m_frame.width_px);
    int const bottom = std::min(part.top_px + part.height_px + margin_px, m_frame.height_px);
    return {left, top, right - left, bottom - top};
}

MapFrame MapPicture::frame_of(Part const& part) const {
    MapFrame frame;
    frame.document = &m_map.document();
    frame.viewport = m_map.camera().viewport();
    frame.zoom = m_map.camera().zoom();
    frame.pixel_ratio = m_frame.pixel_ratio;
    frame.is_drawn_once = true;
    frame.width_px = part.width_px;
    frame.height_px = part.height_px;
    frame.picture_px = Box{-static_cast<double>(part.left_px), -static_cast<double>(part.top_px),
                           static_cast<double>(m_frame.width_px - part.left_px),
                           static_cast<double>(m_frame.height_px - part.top_px)};
    MapColours const& colours = map_colours(m_map.document().theme());
    frame.water = m_frame.is_transparent ? Colour{0, 0, 0, 0} : colours.water;
    frame.paper = m_frame.is_transparent ? Colour{0, 0, 0, 0} : colours.paper;
    frame.highlights = m_highlights;
    if (part.width_px != m_frame.width_px || part.height_px != m_frame.height_px) {
        Point const middle_px{part.left_px + part.width_px / 2.0, part.top_px + part.height_px / 2.0};
        frame.viewport.centre_world = frame.viewport.world_from_screen(middle_px * (1 / m_frame.pixel_ratio));
        frame.viewport.width_px = part.width_px / m_frame.pixel_ratio;
        frame.viewport.height_px = part.height_px / m_frame.pixel_ratio;
    }
    return frame;
}

void MapPicture::prepare(Part const& part, std::vector<Highlight> highlights) {
    m_map.camera().cluster();
    m_highlights = std::move(highlights);
    m_renderer.prepare(frame_of(with_surroundings(part)), Waiting::take_what_is_ready);
    LabelLayout::View view;
    view.viewport = m_map.camera().viewport();
    view.zoom = m_map.camera().zoom();
    view.pixel_ratio = m_frame.pixel_ratio;
    view.top_inset_px = m_frame.has_inner_degrees ? Layout::graticule_top_px : 0;
    view.right_inset_px = m_frame.has_inner_degrees ? Layout::graticule_right_px : 0;
    view.bottom_inset_px = 2;
    view.reserved_screen = m_frame.reserved_screen;
    view.pins_screen = m_frame.pins_screen;
    auto const names = m_labels.lay_out(m_map.document(), view, m_map.selector().languages());
    m_names.assign(names.begin(), names.end());
    prepare_names(with_surroundings(part));
}

/// Those of the whole frame that the part shows, where it has them.
void MapPicture::prepare_names(Part const& part) {
    Box const box{static_cast<double>(part.left_px), static_cast<double>(part.top_px),
                  static_cast<double>(part.left_px + part.width_px),
                  static_cast<double>(part.top_px + part.height_px)};
    auto const left = static_cast<float>(part.left_px);
    auto const top = static_cast<float>(part.top_px);
    m_part_names.clear();
    m_poses.clear();
    m_poses.reserve(m_names.size());
    bool is_first_shown = false;
    for (TextLine line : m_names) {
        // The second line of a label belongs to the first, wherever it lies.
        is_first_shown = line.continues_label
                             ? is_first_shown
                             : may_touch(line, box.expanded(2 * static_cast<double>(line.text->size_px)));
        if (!is_first_shown) {
            continue;
        }
        line.x_px -= left;
        line.y_px -= top;
        if (!line.poses.empty()) {
            auto& poses = m_poses.emplace_back(line.poses.begin(), line.poses.end());
            for (GlyphPose& pose : poses) {
                pose.x_px -= left;
                pose.y_px -= top;
            }
            line.poses = poses;
        }
        m_part_names.push_back(line);
    }
    m_renderer.prepare_labels_once(m_part_names);
}

void MapPicture::finish(Part const& part) {
    m_map.camera().cluster();
    m_renderer.prepare(frame_of(part), Waiting::until_complete);
}

Image MapPicture::draw(Part const& part) {
    Part const drawn = with_surroundings(part);
    MapFrame const frame = frame_of(drawn);
    prepare_names(drawn);
    Image image = render_to_image(drawn.width_px, drawn.height_px, [&] {
        m_renderer.prepare(frame, Waiting::until_complete);
        m_renderer.draw_layers(frame);
        m_renderer.draw_labels(frame);
    });
    for (std::string const& failure : m_renderer.take_failures()) {
        m_map.messages().tell(failure);
    }
    if (drawn.width_px != part.width_px || drawn.height_px != part.height_px) {
        image = cut_out(image, part.left_px - drawn.left_px, part.top_px - drawn.top_px, part.width_px,
                        part.height_px);
    }
    if (m_frame.is_transparent) {
        make_straight(image);
    }
    return image;
}

Image MapPicture::layer(LayerId layer) {
    constexpr double most_px = 8192;  // of each side: GL's limits are not the page's
    MapFrame frame = frame_of({0, 0, m_frame.width_px, m_frame.height_px});
    double const share = std::min(1.0, most_px / std::max(m_frame.width_px, m_frame.height_px));
    frame.width_px = std::max(1, static_cast<int>(m_frame.width_px * share));
    frame.height_px = std::max(1, static_cast<int>(m_frame.height_px * share));
    frame.pixel_ratio *= share;
    frame.picture_px.reset();
    frame.water = frame.paper = Colour{0, 0, 0, 0};
    frame.highlights.clear();
    frame.only_layer = layer;
    Image image = render_to_image(frame.width_px, frame.height_px, [&] {
        m_renderer.prepare(frame, Waiting::until_complete);
        m_renderer.draw_layers(frame);
    });
    make_straight(image);
    return image;
}

MapPicture::Locator MapPicture::locator(int width_px, int height_px) {
    constexpr double wider = 5;  // than what the picture shows
    MapFrame frame = frame_of({0, 0, width_px, height_px});
    Viewport const shown = m_map.camera().viewport();
    frame.viewport = shown;
    frame.viewport.width_px = width_px / m_frame.pixel_ratio;
    frame.viewport.height_px = height_px / m_frame.pixel_ratio;
    frame.picture_px.reset();
    frame.has_background_only = true;
    frame.highlights.clear();
    double const share =
        std::max(shown.width_px / frame.viewport.width_px, shown.height_px / frame.viewport.height_px);
    frame.viewport.world_per_px = shown.world_per_px * share * wider;
    MapPlane const& plane = m_map.document().map_plane();
    Box world;
    for (Point const corner : plane.edge_world()) {
        world.grow(corner);
    }
    if (!world.is_empty()) {
        double const most =
            std::min(world.width() / frame.viewport.width_px, world.height() / frame.viewport.height_px);
        frame.viewport.world_per_px = std::min(frame.viewport.world_per_px, most);
    }
    frame.zoom = zoom_of(frame.viewport, m_map.document().map_crs(), m_map.model().world_from_lonlat());
    Locator located;
    located.image = render_to_image(width_px, height_px, [&] {
        m_renderer.prepare(frame, Waiting::until_complete);
        m_renderer.draw_layers(frame);
    });
    Box const bounds = shown.bounds_world();
    Point const low = frame.viewport.screen_from_world({bounds.min_x, bounds.max_y});
    Point const high = frame.viewport.screen_from_world({bounds.max_x, bounds.min_y});
    located.shown_px = {low.x, low.y, high.x, high.y};
    return located;
}

}  // namespace gatepost
