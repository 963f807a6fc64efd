// Draws patterns over the inside of polygons: the triangles of fill.vert, with the place in the tile.
#version 330 core
layout(location = 0) in vec2 a_local;
layout(location = 1) in float a_class;
uniform vec2 u_scale;
uniform vec2 u_offset_px;
uniform vec2 u_size_px;
uniform float u_symbol_scale;  // framebuffer px in one logical px
uniform sampler2D u_classes;
flat out vec4 v_colour;
flat out float v_px;          // framebuffer px in one tile px
flat out float v_cell;        // side of the pattern's square, in tile px
noperspective out vec2 v_local;

void main() {
    int row = int(a_class);
    float visible = texelFetch(u_classes, ivec2(4, row), 0).w * texelFetch(u_classes, ivec2(8, row), 0).x;
    vec4 fill = texelFetch(u_classes, ivec2(0, row), 0);
    v_colour = vec4(fill.rgb, fill.a * visible);
    v_local = a_local;
    v_px = abs(u_scale.x);
    v_cell = exp2(round(log2(32.0 * u_symbol_scale)));  // so that a whole number of squares fits in a tile
    vec2 px = a_local * u_scale + u_offset_px;
    gl_Position = visible > 0.0
        ? vec4(px.x / u_size_px.x * 2.0 - 1.0, 1.0 - px.y / u_size_px.y * 2.0, 0.0, 1.0)
        : vec4(2.0, 2.0, 2.0, 1.0);
}
