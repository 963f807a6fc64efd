// Draws the lines or dots of a dense tile: a pixel is covered if it lies within half their width. The edge is
// a pixel soft.
#version 330 core
noperspective in vec2 v_uv;
flat in vec4 v_colour;
flat in vec2 v_coverage;
uniform sampler2D u_field;
out vec4 o_colour;

void main() {
    o_colour = v_colour * clamp(texture(u_field, v_uv).r * v_coverage.x + v_coverage.y, 0.0, 1.0);
}
