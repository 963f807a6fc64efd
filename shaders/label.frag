// Copies a label from the sheet, pixel by pixel.
#version 330 core
noperspective in vec2 v_uv;
uniform sampler2D u_sheet;
out vec4 o_colour;

void main() { o_colour = texture(u_sheet, v_uv); }
