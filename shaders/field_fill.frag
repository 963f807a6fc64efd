// Draws the polygons of a dense tile: one translucent veil for each polygon at that place, and part of one at
// its edges.
#version 330 core
noperspective in vec2 v_uv;
flat in vec3 v_colour;
flat in float v_exponent;
uniform sampler2D u_field;
out vec4 o_colour;

void main() {
    float alpha = 1.0 - exp2(texture(u_field, v_uv).r * v_exponent);
    o_colour = vec4(v_colour * alpha, alpha);
}
