// Draws how many points lie where: the shade of the cell that a pixel is in, from a ramp, or as the strength of
// its class's colour. Squares run into each other; hexagons stand on a corner, a thin gap apart.
//      / \ / \ / \      even row
//     | 0 | 1 | 2 |
//      \ / \ / \ / \    odd row: half a hexagon further right
#version 330 core
noperspective in vec2 v_local_px;
uniform vec2 u_scale;            // local (tile px) to framebuffer px
uniform vec2 u_first_px;         // local px of the middle of the first cell, as in an even row
uniform vec2 u_step_px;          // local px from column to column, and from row to row
uniform vec2 u_cells;            // how many columns and rows
uniform int u_is_hexagonal;
uniform int u_is_first_row_odd;
uniform int u_tells_classes;
uniform sampler2D u_shades;
uniform sampler2D u_class_of_cell;
uniform sampler2D u_ramp;
uniform sampler2D u_classes;
out vec4 o_colour;

const float least_shade = 64.0 / 255.0;  // TileMesh::Density::least_shade

// The middle of the nearest hexagon in a row, as (column, offset in steps of a row's columns).
vec2 nearest_in(float row, vec2 local) {
    float shift = mod(row + float(u_is_first_row_odd), 2.0) * 0.5;
    float column = floor(local.x / u_step_px.x - shift + 0.5);
    return vec2(column, (column + shift) * u_step_px.x);
}

void main() {
    vec2 local = v_local_px - u_first_px;
    vec2 cell = floor(local / u_step_px + 0.5);
    float coverage = 1.0;
    float shade;
    if (u_is_hexagonal != 0) {
        float row = floor(local.y / u_step_px.y);
        vec2 low = nearest_in(row, local);
        vec2 high = nearest_in(row + 1.0, local);
        vec2 from_low = local - vec2(low.y, row * u_step_px.y);
        vec2 from_high = local - vec2(high.y, (row + 1.0) * u_step_px.y);
        bool is_low = dot(from_low, from_low) <= dot(from_high, from_high);
        cell = is_low ? vec2(low.x, row) : vec2(high.x, row + 1.0);
        vec2 from = abs(is_low ? from_low : from_high);
        float to_edge = u_step_px.x * 0.5 - max(from.x, from.x * 0.5 + from.y * 0.8660254);
        coverage = clamp(to_edge * u_scale.x + 0.2, 0.35, 1.0);
        shade = texelFetch(u_shades, ivec2(clamp(cell, vec2(0.0), u_cells - 1.0)), 0).r;
    } else {
        shade = texture(u_shades, (local / u_step_px + 0.5) / u_cells).r;
    }
    float strength = max(shade - least_shade, 0.0) / (1.0 - least_shade);
    float alpha = min(shade / least_shade, 1.0) * coverage;
    vec3 colour;
    if (u_tells_classes != 0) {
        int style_class = int(texelFetch(u_class_of_cell, ivec2(clamp(cell, vec2(0.0), u_cells - 1.0)), 0).r * 255.0 + 0.5);
        vec4 own = texelFetch(u_classes, ivec2(0, style_class), 0);
        colour = own.rgb;
        alpha *= mix(0.55, 1.0, strength) * own.a;
    } else {
        colour = texture(u_ramp, vec2(strength * 255.0 / 256.0 + 0.5 / 256.0, 0.5)).rgb;
    }
    o_colour = vec4(colour * alpha, alpha);
}
