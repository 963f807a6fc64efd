// Draws lines: coverage from the distance to the segment, dashes from the distance along the source line.
#version 330 core
noperspective in vec2 v_px;
flat in vec2 v_b_px;
flat in vec4 v_colour;
flat in vec4 v_width_dash;
flat in vec4 v_cuts;
flat in vec4 v_joints;
flat in vec4 v_ends;
uniform vec2 u_size_px;
uniform float u_fade_px;  // lines fade this near to the edges of the picture; 0: they do not
uniform vec2 u_picture_low_px;
uniform vec2 u_picture_high_px;
out vec4 o_colour;

void main() {
    // Both segments at a joint compute this from the same numbers, so that each pixel falls to exactly one of
    // them.
    vec2 at_px = vec2(gl_FragCoord.x, u_size_px.y - gl_FragCoord.y);
    if (dot(at_px - v_joints.xy, v_cuts.xy) < 0.0) discard;
    if (v_cuts.zw != vec2(0.0) && dot(at_px - v_joints.zw, v_cuts.zw) >= 0.0) discard;
    float len2 = dot(v_b_px, v_b_px);
    float half_width = v_width_dash.x;
    float len = sqrt(len2);
    float at = len > 0.0 ? dot(v_px, v_b_px) / len : 0.0;  // along the segment
    float t = clamp(at, -v_ends.x, len + v_ends.y);
    vec2 nearest = len > 0.0 ? v_b_px * (t / len) : vec2(0.0);
    float from_line = length(v_px - nearest);
    float coverage = clamp(half_width + 0.5 - from_line, 0.0, 1.0);
    vec2 cap = v_ends.zw;
    if (cap != vec2(0.0)) {  // 1: cut off straight at the end, 2: half a width beyond it
        float beyond_a = -at - (cap.x > 1.5 ? half_width : 0.0);
        float beyond_b = at - len - (cap.y > 1.5 ? half_width : 0.0);
        float across = len > 0.0 ? abs(v_px.x * v_b_px.y - v_px.y * v_b_px.x) / len : length(v_px);
        if (cap.x > 0.0 && at < 0.0 || cap.y > 0.0 && at > len) coverage = clamp(half_width + 0.5 - across, 0.0, 1.0);
        if (cap.x > 0.0) coverage = min(coverage, clamp(0.5 - beyond_a, 0.0, 1.0));
        if (cap.y > 0.0) coverage = min(coverage, clamp(0.5 - beyond_b, 0.0, 1.0));
    }
    float dash = v_width_dash.y;
    if (dash > 0.0) {
        float period = dash + v_width_dash.z;
        float place = mod(v_width_dash.w + clamp(at, 0.0, len), period);
        float from_dash = max(0.0, min(place - dash, period - place));  // 0 inside the dash, else a round end
        if (place > dash) {
            coverage = min(coverage, clamp(half_width + 0.5 - length(vec2(from_dash, from_line)), 0.0, 1.0));
        }
    }
    float alpha = coverage * v_colour.a;
    if (u_fade_px > 0.0) {
        vec2 to_frame = min(at_px - u_picture_low_px, u_picture_high_px - at_px);
        alpha *= smoothstep(0.0, u_fade_px, min(to_frame.x, to_frame.y));
    }
    o_colour = vec4(v_colour.rgb * alpha, alpha);
}
