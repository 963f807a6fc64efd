// Draws point symbols: one quad each, with room for casing and shadow around the shape.
#version 330 core
layout(location = 0) in vec2 a_local;
layout(location = 1) in float a_class;
uniform vec2 u_scale;
uniform vec2 u_offset_px;
uniform vec2 u_size_px;
uniform float u_symbol_scale;
uniform sampler2D u_classes;
noperspective out vec2 v_px;            // from the symbol's centre, y up
flat out vec4 v_colour;
flat out vec4 v_ring;       // colour, width in logical px
flat out vec4 v_casing;     // colour, and the shadow's alpha
flat out vec4 v_shape;      // half size in px, shape + 16 · glyph, px in one logical px, casing in logical px

const float shadow_px = 2.5;  // logical, beyond the casing

void main() {
    int row = int(a_class);
    vec4 state = texelFetch(u_classes, ivec2(4, row), 0);
    v_colour = texelFetch(u_classes, ivec2(0, row), 0);
    v_colour.a *= texelFetch(u_classes, ivec2(8, row), 0).y;
    float half_size = state.x * 0.5 * u_symbol_scale;
    vec2 around = texelFetch(u_classes, ivec2(5, row), 0).xy;
    float casing = around.x;
    v_ring = texelFetch(u_classes, ivec2(7, row), 0);
    float reach = half_size + (casing > 0.0 ? (casing + v_ring.w + shadow_px) * u_symbol_scale : 1.0);
    vec2 corner = vec2(gl_VertexID < 2 ? -1.0 : 1.0, (gl_VertexID & 1) == 0 ? -1.0 : 1.0);
    v_px = corner * reach;
    v_casing = vec4(texelFetch(u_classes, ivec2(6, row), 0).rgb, around.y);
    v_shape = vec4(half_size, state.y, u_symbol_scale, casing);
    vec2 px = a_local * u_scale + u_offset_px + vec2(v_px.x, -v_px.y);
    gl_Position = state.x * state.w > 0.0
        ? vec4(px.x / u_size_px.x * 2.0 - 1.0, 1.0 - px.y / u_size_px.y * 2.0, 0.0, 1.0)
        : vec4(2.0, 2.0, 2.0, 1.0);
}
