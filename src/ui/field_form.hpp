#pragma once

#include "ui/panels.hpp"

namespace gatepost {

// The part of the style form that says by which field a person's own layer is coloured, and how.

constexpr double form_label_px = 132;

/// A row's label, before what is chosen.
void begin_form_row(PanelContext const& context, Word word);

/// The field; of one that holds numbers also how they are cut into classes, how many, and in which colours.
void draw_field_form(PanelContext const& context, Layer const& layer);

}  // namespace gatepost
