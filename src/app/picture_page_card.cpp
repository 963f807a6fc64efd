// The card that is open, on a PicturePage.
#include "app/picture_page.hpp"
#include "figure/card_figure.hpp"
#include "figure/map_overlay.hpp"
#include "ui/popup_position.hpp"

#include <fmt/format.h>

namespace gatepost {

namespace {

constexpr double card_gap_px = 26;  // between a card and its feature

}  // namespace

/// The frame alone counts, not what stands in it, which depends on what is in view.
void PicturePage::make_room_for_card(Point frame_size_px) {
    constexpr double margin_px = 24;
    Camera& camera = m_map.camera();
    Viewport view = camera.viewport();
    auto const popup = m_scene.popup_model(view, camera.zoom());
    if (!popup || !popup->anchor_screen) {
        return;
    }
    Box const room = Box{0, 0, frame_size_px.x, frame_size_px.y}.expanded(-margin_px);
    auto const wanted = anchor_beside_card(context(), *popup->card, *popup->anchor_screen, room, card_gap_px);
    if (wanted) {
        view.centre_world = view.world_from_screen(frame_size_px * 0.5 + (*popup->anchor_screen - *wanted));
        camera.set_viewport(view);
    }
}

/// Names keep out of it, so it is placed before they are.
void PicturePage::place_card(MapPicture::Frame& picture) {
    m_card.reset();
    m_card_left_out.clear();
    FigureContext const now = context();
    auto const popup = m_scene.popup_model(now.viewport, now.zoom);
    if (!popup) {
        return;
    }
    Point const origin = frame_origin();
    Box room = m_plan.card_room_px;
    std::optional<Point> anchor;
    if (popup->anchor_screen) {
        anchor = *popup->anchor_screen + origin;
    }
    PaperCard card = paper_card_beside(now, *popup->card, anchor, room, card_gap_px);
    if (card.left_out > 0) {  // whole, if over the legend
        room = m_plan.whole_card_room_px;
        card = paper_card_beside(now, *popup->card, anchor, room, card_gap_px);
    }
    if (card.left_out > 0) {
        m_card_left_out.push_back(fmt::format(
            "the card has no room in this picture: {} of its paragraphs are left out", card.left_out));
    }
    Box const at = place_popup(anchor, card.size_px, room, card_gap_px, 0);
    picture.reserved_screen.push_back(
        {at.min_x - origin.x, at.min_y - origin.y, at.max_x - origin.x, at.max_y - origin.y});
    m_card = PlacedCard{std::move(card.figure), at, anchor, popup->ring_px};
}

void PicturePage::add_card(FigureContext const& now) {
    auto const& [figure, at, anchor, ring_px] = *m_card;
    if (anchor && m_plan.frame_px.contains(*anchor) && !at.contains(*anchor)) {
        m_figures.push_back(card_leader(now, *anchor, ring_px, at));
    }
    Figure& card = m_figures.emplace_back();
    card.name = "card";
    card.add(figure, {at.min_x, at.min_y});
}

}  // namespace gatepost
