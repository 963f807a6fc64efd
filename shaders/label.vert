// Copies labels that have already been drawn onto the label sheet (render/label_sheet.hpp) to the map: one
// quad per label.
#version 330 core
layout(location = 0) in vec2 a_px;         // on the map, y down
layout(location = 1) in vec2 a_sheet_px;   // on the sheet, y down
layout(location = 2) in float a_alpha;
uniform vec2 u_size_px;
uniform vec2 u_sheet_size_px;
noperspective out vec2 v_uv;
flat out float v_alpha;

void main() {
    v_alpha = a_alpha;
    v_uv = vec2(a_sheet_px.x / u_sheet_size_px.x, 1.0 - a_sheet_px.y / u_sheet_size_px.y);
    gl_Position = vec4(a_px.x / u_size_px.x * 2.0 - 1.0, 1.0 - a_px.y / u_size_px.y * 2.0, 0.0, 1.0);
}
