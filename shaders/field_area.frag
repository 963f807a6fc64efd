// Draws the polygons of a dense tile: one translucent veil for each polygon at that place, with the outlines
// on top.
#version 330 core
noperspective in vec2 v_uv;
flat in vec3 v_fill;
flat in float v_exponent;
flat in vec4 v_line;
flat in vec2 v_coverage;
uniform sampler2D u_field;     // r coverage by polygons, g nearness of outlines
out vec4 o_colour;

void main() {
    vec2 value = texture(u_field, v_uv).rg;
    float alpha = 1.0 - exp2(value.r * v_exponent);
    vec4 line = v_line * clamp(value.g * v_coverage.x + v_coverage.y, 0.0, 1.0);
    o_colour = line + vec4(v_fill, 1.0) * (alpha * (1.0 - line.a));
}
