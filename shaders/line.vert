// Draws lines: each segment a quad around a capsule, so that joins and caps come out round.
//
//      corner 1 ____________________ corner 3     half = half width + 1 px for the soft edge
//        ( a ---------------------- b )           the fragment's distance to a-b decides what is covered
//      corner 0 -------------------- corner 2
#version 330 core
layout(location = 0) in vec4 a_segment;   // a.xy, b.xy in local tile px
layout(location = 1) in vec2 a_along;     // distance of a along the source line in local px; class
uniform vec2 u_scale;
uniform vec2 u_offset_px;
uniform vec2 u_size_px;
uniform float u_symbol_scale;  // framebuffer px in one logical px
uniform int u_is_casing;
uniform sampler2D u_classes;
noperspective out vec2 v_px;               // relative to a
flat out vec2 v_b_px;          // b relative to a
flat out vec4 v_colour;
flat out vec4 v_width_dash;    // half width, dash, gap, distance at a: framebuffer px

void main() {
    int row = int(a_along.y);
    vec4 sizes = texelFetch(u_classes, ivec2(3, row), 0) * u_symbol_scale;
    vec4 colour = texelFetch(u_classes, ivec2(u_is_casing == 1 ? 2 : 1, row), 0);
    float visible = texelFetch(u_classes, ivec2(4, row), 0).w;
    float width = (u_is_casing == 1 ? sizes.y : sizes.x) * visible;
    // Thinner than a pixel: draw a pixel wide and fainter, or the line would flicker.
    colour.a *= min(width, 1.0);
    float half_width = max(width, 1.0) * 0.5;
    vec2 a = a_segment.xy * u_scale + u_offset_px;
    vec2 b = a_segment.zw * u_scale + u_offset_px;
    vec2 along = b - a;
    float len = length(along);
    vec2 direction = len > 0.0 ? along / len : vec2(1.0, 0.0);
    vec2 normal = vec2(-direction.y, direction.x);
    float reach = half_width + 1.0;
    float end = gl_VertexID < 2 ? -reach : len + reach;
    float side = (gl_VertexID & 1) == 0 ? -reach : reach;
    vec2 offset = direction * end + normal * side;
    v_px = offset;
    v_b_px = along;
    v_colour = colour.a > 0.0 ? colour : vec4(0.0);
    v_width_dash = vec4(half_width, u_is_casing == 1 ? vec2(0.0) : sizes.zw, a_along.x * abs(u_scale.x));
    vec2 px = a + offset;
    gl_Position = width > 0.0 && colour.a > 0.0
        ? vec4(px.x / u_size_px.x * 2.0 - 1.0, 1.0 - px.y / u_size_px.y * 2.0, 0.0, 1.0)
        : vec4(2.0, 2.0, 2.0, 1.0);
}
