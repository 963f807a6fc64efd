// Copies a label from the label sheet, pixel for pixel. It is fainter while it fades in or out.
#version 330 core
noperspective in vec2 v_uv;
flat in float v_alpha;
uniform sampler2D u_sheet;
out vec4 o_colour;

void main() { o_colour = texture(u_sheet, v_uv) * v_alpha; }
