// Draws which class has most points in each square: its colour, the stronger the more points there are.
#version 330 core
noperspective in vec2 v_uv;
uniform vec2 u_cells;
uniform sampler2D u_shades;
uniform sampler2D u_class_of_cell;
uniform sampler2D u_classes;
out vec4 o_colour;

const float least_shade = 64.0 / 255.0;  // TileMesh::Density::least_shade

void main() {
    float shade = texture(u_shades, v_uv).r;
    float strength = max(shade - least_shade, 0.0) / (1.0 - least_shade);
    if (shade <= 0.0) {  // an empty cell has no class
        o_colour = vec4(0.0);
        return;
    }
    int style_class = int(texture(u_class_of_cell, v_uv).r * 255.0 + 0.5);  // of the nearest cell
    vec4 own = texelFetch(u_classes, ivec2(0, style_class), 0);
    float alpha = min(shade / least_shade, 1.0) * mix(0.55, 1.0, strength) * own.a;
    o_colour = vec4(own.rgb * alpha, alpha);
}
