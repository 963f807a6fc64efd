#pragma once

#include "ui/command.hpp"
#include "ui/fonts.hpp"
#include "ui/layout.hpp"
#include "ui/model.hpp"
#include "ui/typed_texts.hpp"

#include <imgui.h>

namespace gatepost {

/// What every panel gets: state to read, faces, the pixel ratio, where to put what the person asked for, and
/// what is half typed.
struct PanelContext {
    InterfaceModel const& model;
    InterfaceFonts& fonts;
    Commands& commands;
    TypedTexts& typed;
    Layout layout;
    float pixel_ratio = 1;

    [[nodiscard]] char const* say(Word word) const { return said(word, model.locale); }
    template <class First, class... Values>
    [[nodiscard]] std::string say(Word word, First const& first, Values const&... values) const {
        return said(word, model.locale, first, values...);
    }
    [[nodiscard]] ImVec2 px(Point logical) const { return {px(logical.x), px(logical.y)}; }
    [[nodiscard]] float px(double logical_px) const { return static_cast<float>(logical_px) * pixel_ratio; }
};

void draw_layer_panel(PanelContext const& context);
/// Within the layer panel.
void draw_missing_layers(PanelContext const& context);
void draw_layer_menu(PanelContext const& context, Layer const& layer);
void draw_swatch(PanelContext const& context, std::uintptr_t swatch, bool is_on);
/// A click on a class switches it off or on.
void draw_layer_legend(PanelContext const& context, Layer const& layer);
void draw_popup_card(PanelContext const& context);
void draw_precision_ring(PanelContext const& context);
void draw_status_line(PanelContext const& context);
/// The map CRS as a button that opens a choice of others.
void draw_crs_chip(PanelContext const& context);
[[nodiscard]] std::string crs_chip_text(Crs const& crs);
void draw_furniture(PanelContext const& context);
void draw_badges(PanelContext const& context);
void draw_fan(PanelContext const& context);
/// The mark at a place, with its position in several ways.
void draw_place_mark(PanelContext const& context);
/// The name of what lies under the pointer, beside it.
void draw_hovered(PanelContext const& context);
[[nodiscard]] std::uintptr_t swatch_of(PanelContext const& context, LayerId layer, std::size_t style_class);
void draw_question(PanelContext const& context);
void draw_messages(PanelContext const& context);
void draw_context_menu(PanelContext const& context);
void draw_command_field(PanelContext const& context);
void draw_style_form(PanelContext const& context);
void draw_filter_form(PanelContext const& context);
void draw_table_panel(PanelContext const& context);
void draw_picture_form(PanelContext const& context);
void draw_timeline(PanelContext const& context);
/// The tour that is open: what is told of the stop, and the way to the others.
void draw_tour(PanelContext const& context);
/// The same while it is being made.
void draw_tour_editor(PanelContext const& context, TourModel const& model);
/// A button that opens the list of tours.
void draw_tours_button(PanelContext const& context);
/// Cards that stay open.
void draw_pinned_cards(PanelContext const& context);
void draw_box_zoom(PanelContext const& context);

}  // namespace gatepost
