#pragma once

#include "base/handle.hpp"

#include <cairo-ft.h>
#include <cairo.h>

namespace gatepost {

using CairoSurface = Handle<cairo_surface_t, cairo_surface_destroy>;
using Cairo = Handle<cairo_t, cairo_destroy>;
using CairoFontFace = Handle<cairo_font_face_t, cairo_font_face_destroy>;
using CairoFontOptions = Handle<cairo_font_options_t, cairo_font_options_destroy>;

}  // namespace gatepost
