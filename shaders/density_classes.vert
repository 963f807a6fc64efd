// Draws which class has most points in each square of a tile (render/tile_density.hpp): a quad over the tile.
#version 330 core
uniform vec2 u_scale;      // local (tile px) to framebuffer px
uniform vec2 u_offset_px;  // framebuffer px of the tile's centre, y down
uniform vec2 u_size_px;
uniform vec2 u_first_px;   // local px of the middle of the first cell
uniform vec2 u_step_px;    // local px from column to column, and from row to row
uniform vec2 u_cells;      // how many columns and rows
noperspective out vec2 v_uv;

const float side = 1024.0;  // of a tile

void main() {
    vec2 local = vec2(gl_VertexID < 2 ? -0.5 : 0.5, (gl_VertexID & 1) == 0 ? -0.5 : 0.5) * side;
    v_uv = ((local - u_first_px) / u_step_px + 0.5) / u_cells;
    vec2 px = local * u_scale + u_offset_px;
    gl_Position = vec4(px.x / u_size_px.x * 2.0 - 1.0, 1.0 - px.y / u_size_px.y * 2.0, 0.0, 1.0);
}
