// Draws map text: one quad per glyph, placed in framebuffer pixels.
// a_distance, in framebuffer px: what atlas values 0..1 span, how far the edge lies outside the outline, half
// the width of the edge.
#version 330 core
layout(location = 0) in vec2 a_px;
layout(location = 1) in vec2 a_uv;
layout(location = 2) in vec4 a_colour;
layout(location = 3) in vec3 a_distance;
uniform vec2 u_size_px;
noperspective out vec2 v_uv;
flat out vec4 v_colour;
flat out vec3 v_distance;

void main() {
    v_uv = a_uv;
    v_colour = a_colour;
    v_distance = a_distance;
    gl_Position = vec4(a_px.x / u_size_px.x * 2.0 - 1.0, 1.0 - a_px.y / u_size_px.y * 2.0, 0.0, 1.0);
}
