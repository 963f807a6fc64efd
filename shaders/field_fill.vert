// Draws the polygons of a dense tile from their coverage (render/distance_field.hpp): one quad over the tile.
#version 330 core
uniform vec2 u_scale;       // local (tile px) to framebuffer px
uniform vec2 u_offset_px;   // framebuffer px of the tile's centre, y down
uniform vec2 u_size_px;
uniform int u_class;
uniform sampler2D u_classes;
noperspective out vec2 v_uv;
flat out vec3 v_colour;
flat out float v_exponent;  // log2 of the light one whole polygon lets through, times 255 / 32

const float side = 1024.0;  // of a tile; its field has one more texel on each side
const float polygons_at_full = 255.0 / 32.0;  // CoverageField::one

void main() {
    vec4 state = texelFetch(u_classes, ivec2(4, u_class), 0);
    vec4 colour = texelFetch(u_classes, ivec2(0, u_class), 0);
    float alpha = colour.a * state.z * state.w;
    v_colour = colour.rgb;
    v_exponent = log2(max(1.0 - alpha, 0.00001)) * polygons_at_full;
    vec2 corner = vec2(gl_VertexID < 2 ? -0.5 : 0.5, (gl_VertexID & 1) == 0 ? -0.5 : 0.5) * side;
    v_uv = (corner + side * 0.5 + 1.0) / (side + 2.0);
    vec2 px = corner * u_scale + u_offset_px;
    gl_Position = alpha > 0.0
        ? vec4(px.x / u_size_px.x * 2.0 - 1.0, 1.0 - px.y / u_size_px.y * 2.0, 0.0, 1.0)
        : vec4(2.0, 2.0, 2.0, 1.0);
}
