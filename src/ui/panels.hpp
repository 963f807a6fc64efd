#pragma once

#include "ui/command.hpp"
#include "ui/fonts.hpp"
#include "ui/model.hpp"

namespace gatepost {

/// What every panel gets: state to read, faces, the pixel ratio, and where to put what the person asked for.
struct PanelContext {
    InterfaceModel const& model;
    InterfaceFonts const& fonts;
    Commands& commands;
    float pixel_ratio = 1;

    [[nodiscard]] float px(double logical_px) const { return static_cast<float>(logical_px) * pixel_ratio; }
};

void draw_layer_panel(PanelContext const& context);
void draw_popup_card(PanelContext const& context);
void draw_precision_ring(PanelContext const& context);
void draw_status_line(PanelContext const& context);
void draw_furniture(PanelContext const& context);
void draw_messages(PanelContext const& context);
void draw_context_menu(PanelContext const& context);

}  // namespace gatepost
