// Draws map text: one quad a glyph, placed in framebuffer pixels.
#version 330 core
layout(location = 0) in vec2 a_px;
layout(location = 1) in vec2 a_uv;
layout(location = 2) in vec4 a_colour;
layout(location = 3) in vec4 a_halo;
layout(location = 4) in vec2 a_range;   // framebuffer px that the atlas value 0..1 spans; halo width in px
uniform vec2 u_size_px;
out vec2 v_uv;
flat out vec4 v_colour;
flat out vec4 v_halo;
flat out vec2 v_range;

void main() {
    v_uv = a_uv;
    v_colour = a_colour;
    v_halo = a_halo;
    v_range = a_range;
    gl_Position = vec4(a_px.x / u_size_px.x * 2.0 - 1.0, 1.0 - a_px.y / u_size_px.y * 2.0, 0.0, 1.0);
}
