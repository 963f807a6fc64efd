// Draws a dense tile: what is nearer than half a line's width is line, and so on; edges are a pixel soft.
#version 330 core
in vec2 v_uv;
flat in vec4 v_colour;
flat in vec3 v_sizes;
uniform int u_content;
uniform float u_range_px;      // framebuffer px at which the field is 0
uniform sampler2D u_field;
out vec4 o_colour;

const float one_polygon = 32.0 / 255.0;  // CoverageField::one

void main() {
    float value = texture(u_field, v_uv).r;
    if (value == 0.0) {
        discard;
    }
    if (u_content == 0) {
        float alpha = 1.0 - pow(1.0 - v_sizes.z, value / one_polygon);
        o_colour = vec4(v_colour.rgb * alpha, alpha);
        return;
    }
    float inside = v_sizes.x - (1.0 - value) * u_range_px;
    float covered = clamp(inside + 0.5, 0.0, 1.0);
    float cased = clamp(inside + v_sizes.y + 0.5, 0.0, 1.0);
    vec3 colour = v_sizes.y > 0.0 ? mix(vec3(1.0), v_colour.rgb, covered) : v_colour.rgb;
    float alpha = cased * v_colour.a;
    o_colour = vec4(colour * alpha, alpha);
}
