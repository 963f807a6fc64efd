// Draws how many points lie in each square, by a colour for each shade. Squares run into each other. (Kept short:
// software GL takes every branch, and this is the whole cost of a frame of very many points.)
#version 330 core
noperspective in vec2 v_uv;
uniform sampler2D u_shades;
uniform sampler2D u_ramp;  // a premultiplied colour for each shade
out vec4 o_colour;

void main() {
    o_colour = texelFetch(u_ramp, ivec2(int(texture(u_shades, v_uv).r * 255.0 + 0.5), 0), 0);
}
