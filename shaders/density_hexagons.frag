// Draws how many points lie in each hexagon, by a colour for each shade, or as the strength of the colour of the
// class that has most in it. They stand on a corner, a thin gap apart.
//      / \ / \ / \      even row
//     | 0 | 1 | 2 |
//      \ / \ / \ / \    odd row: half a hexagon further right
#version 330 core
noperspective in vec2 v_local_px;
uniform vec2 u_scale;            // local (tile px) to framebuffer px
uniform vec2 u_step_px;          // local px from column to column, and from row to row
uniform vec2 u_cells;            // how many columns and rows
uniform int u_is_first_row_odd;
uniform int u_tells_classes;
uniform sampler2D u_shades;
uniform sampler2D u_class_of_cell;
uniform sampler2D u_ramp;        // a premultiplied colour for each shade
uniform sampler2D u_classes;
out vec4 o_colour;

const float least_shade = 64.0 / 255.0;  // TileMesh::Density::least_shade

// The nearest hexagon in a row: its column, and where its middle is.
vec2 nearest_in(float row) {
    float shift = mod(row + float(u_is_first_row_odd), 2.0) * 0.5;
    float column = floor(v_local_px.x / u_step_px.x - shift + 0.5);
    return vec2(column, (column + shift) * u_step_px.x);
}

void main() {
    float row = floor(v_local_px.y / u_step_px.y);
    vec2 low = nearest_in(row);
    vec2 high = nearest_in(row + 1.0);
    vec2 from_low = v_local_px - vec2(low.y, row * u_step_px.y);
    vec2 from_high = v_local_px - vec2(high.y, (row + 1.0) * u_step_px.y);
    bool is_low = dot(from_low, from_low) <= dot(from_high, from_high);
    vec2 from = abs(is_low ? from_low : from_high);
    float to_edge = u_step_px.x * 0.5 - max(from.x, from.x * 0.5 + from.y * 0.8660254);
    float coverage = clamp(to_edge * u_scale.x + 0.2, 0.35, 1.0);

    vec2 nearest = is_low ? vec2(low.x, row) : vec2(high.x, row + 1.0);
    ivec2 cell = ivec2(clamp(nearest, vec2(0.0), u_cells - 1.0));
    float shade = texelFetch(u_shades, cell, 0).r;
    vec4 colour = texelFetch(u_ramp, ivec2(int(shade * 255.0 + 0.5), 0), 0);
    if (u_tells_classes != 0 && shade > 0.0) {  // an empty cell has no class
        vec4 own = texelFetch(u_classes, ivec2(0, int(texelFetch(u_class_of_cell, cell, 0).r * 255.0 + 0.5)), 0);
        float strength = max(shade - least_shade, 0.0) / (1.0 - least_shade);
        float alpha = min(shade / least_shade, 1.0) * mix(0.55, 1.0, strength) * own.a;
        colour = vec4(own.rgb * alpha, alpha);
    }
    o_colour = colour * coverage;
}
