// Draws the inside of polygons: plain triangles, without anti-aliased edges, so that adjoining fills leave no
// seam.
#version 330 core
layout(location = 0) in vec2 a_local;
layout(location = 1) in float a_class;
uniform vec2 u_scale;      // local (tile px) to framebuffer px
uniform vec2 u_offset_px;  // framebuffer px of the tile's centre, y down
uniform vec2 u_size_px;
uniform sampler2D u_classes;
flat out vec4 v_colour;

void main() {
    int row = int(a_class);
    vec4 state = texelFetch(u_classes, ivec2(4, row), 0);
    vec4 fill = texelFetch(u_classes, ivec2(0, row), 0);
    fill.a *= state.z * state.w;
    v_colour = vec4(fill.rgb * fill.a, fill.a);
    vec2 px = a_local * u_scale + u_offset_px;
    gl_Position = vec4(px.x / u_size_px.x * 2.0 - 1.0, 1.0 - px.y / u_size_px.y * 2.0, 0.0, 1.0);
}
