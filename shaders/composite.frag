// Lays a layer over the map with a single opacity for the whole layer, so that overlaps within it do not show
// through.
#version 330 core
noperspective in vec2 v_uv;
uniform sampler2D u_layer;
uniform float u_opacity;
out vec4 o_colour;

void main() { o_colour = texture(u_layer, v_uv) * u_opacity; }
