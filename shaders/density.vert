// Draws how many points lie where in a tile (render/tile_density.hpp): a quad over the tile.
#version 330 core
uniform vec2 u_scale;      // local (tile px) to framebuffer px
uniform vec2 u_offset_px;  // framebuffer px of the tile's centre, y down
uniform vec2 u_size_px;
noperspective out vec2 v_local_px;

const float side = 1024.0;  // of a tile

void main() {
    v_local_px = vec2(gl_VertexID < 2 ? -0.5 : 0.5, (gl_VertexID & 1) == 0 ? -0.5 : 0.5) * side;
    vec2 px = v_local_px * u_scale + u_offset_px;
    gl_Position = vec4(px.x / u_size_px.x * 2.0 - 1.0, 1.0 - px.y / u_size_px.y * 2.0, 0.0, 1.0);
}
