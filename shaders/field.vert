// Draws the lines or dots of a dense tile from its distance field (render/distance_field.hpp): a quad over
// the tile.
#version 330 core
uniform vec2 u_scale;          // local (tile px) to framebuffer px
uniform vec2 u_offset_px;      // framebuffer px of the tile's centre, y down
uniform vec2 u_size_px;
uniform float u_symbol_scale;  // framebuffer px in one logical px
uniform float u_range_px;      // framebuffer px at which the field is 0
uniform int u_class;
uniform int u_content;         // 1 line, 2 line's casing, 3 symbol
uniform sampler2D u_classes;
noperspective out vec2 v_uv;
flat out vec4 v_colour;        // premultiplied
flat out vec2 v_coverage;      // coverage = the field's value * x + y

const float side = 1024.0;     // of a tile; its field has one more texel on each side

void main() {
    vec4 sizes = texelFetch(u_classes, ivec2(3, u_class), 0) * u_symbol_scale;
    vec4 state = texelFetch(u_classes, ivec2(4, u_class), 0);
    vec4 colour = texelFetch(u_classes, ivec2(u_content == 1 ? 1 : u_content == 2 ? 2 : 0, u_class), 0);
    float width = u_content == 1 ? sizes.x : u_content == 2 ? sizes.y : state.x * u_symbol_scale;
    // Thinner than a pixel: draw a pixel wide and fainter, as single lines are.
    float opacity = u_content == 3 ? texelFetch(u_classes, ivec2(8, u_class), 0).y : 1.0;
    float alpha = colour.a * opacity * min(width, 1.0) * state.w;
    v_colour = vec4(colour.rgb * alpha, alpha);
    // Half the width minus the distance, plus half a pixel of soft edge.
    // Where the field is 0, nothing is near. Coverage must be 0 there, or a tile that stands in from a much
    // closer zoom would fill its whole square.
    v_coverage = vec2(u_range_px, min(max(width, 1.0) * 0.5 + 0.5 - u_range_px, 0.0));
    vec2 corner = vec2(gl_VertexID < 2 ? -0.5 : 0.5, (gl_VertexID & 1) == 0 ? -0.5 : 0.5) * side;
    v_uv = (corner + side * 0.5 + 1.0) / (side + 2.0);
    vec2 px = corner * u_scale + u_offset_px;
    gl_Position = alpha > 0.0
        ? vec4(px.x / u_size_px.x * 2.0 - 1.0, 1.0 - px.y / u_size_px.y * 2.0, 0.0, 1.0)
        : vec4(2.0, 2.0, 2.0, 1.0);
}
