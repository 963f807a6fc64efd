// Draws map text from signed distances: a glyph, or the halo around it.
#version 330 core
noperspective in vec2 v_uv;
flat in vec4 v_colour;
flat in vec3 v_distance;
uniform sampler2D u_atlas;
out vec4 o_colour;

void main() {
    float inside_px = (texture(u_atlas, v_uv).r - 0.5) * v_distance.x;
    float alpha = clamp((inside_px + v_distance.y) / (2.0 * v_distance.z) + 0.5, 0.0, 1.0) * v_colour.a;
    o_colour = vec4(v_colour.rgb * alpha, alpha);
}
