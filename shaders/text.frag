// Draws map text from signed distances: first all halos, then all letters, so that no halo covers a neighbour's stroke.
#version 330 core
in vec2 v_uv;
flat in vec4 v_colour;
flat in vec4 v_halo;
flat in vec2 v_range;
uniform sampler2D u_atlas;
uniform int u_is_halo;
out vec4 o_colour;

void main() {
    float inside_px = (texture(u_atlas, v_uv).r - 0.5) * v_range.x;
    vec4 colour = u_is_halo == 1 ? v_halo : v_colour;
    float edge = u_is_halo == 1 ? v_range.y : 0.0;
    float soft = u_is_halo == 1 ? 1.0 : 0.5;
    float alpha = clamp((inside_px + edge) / (2.0 * soft) + 0.5, 0.0, 1.0) * colour.a;
    o_colour = vec4(colour.rgb * alpha, alpha);
}
