// Draws lines: coverage from the distance to the segment, dashes from the distance along the source line.
#version 330 core
noperspective in vec2 v_px;
flat in vec2 v_b_px;
flat in vec4 v_colour;
flat in vec4 v_width_dash;
out vec4 o_colour;

void main() {
    float len2 = dot(v_b_px, v_b_px);
    float t = len2 > 0.0 ? clamp(dot(v_px, v_b_px) / len2, 0.0, 1.0) : 0.0;
    float from_line = length(v_px - v_b_px * t);
    float coverage = clamp(v_width_dash.x + 0.5 - from_line, 0.0, 1.0);
    float dash = v_width_dash.y;
    if (dash > 0.0) {
        float period = dash + v_width_dash.z;
        float at = mod(v_width_dash.w + t * sqrt(len2), period);
        float from_dash = max(0.0, min(at - dash, period - at));  // 0 inside the dash; round ends outside
        if (at > dash) {
            coverage = min(coverage, clamp(v_width_dash.x + 0.5 - length(vec2(from_dash, from_line)), 0.0, 1.0));
        }
    }
    float alpha = coverage * v_colour.a;
    o_colour = vec4(v_colour.rgb * alpha, alpha);
}
