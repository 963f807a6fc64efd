// Draws small, sparse trees in staggered rows. They keep their place on the ground: the pattern repeats with
// the tile, and has about the same size on screen at every tile level.
#version 330 core
flat in vec4 v_colour;
flat in float v_px;
flat in float v_cell;
noperspective in vec2 v_local;
out vec4 o_colour;


float box(vec2 p, vec2 low, vec2 high) {
    vec2 d = max(low - p, p - high);
    return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}

// y up; about 8 wide and 11 high.
float tree(vec2 p) {
    float slope = 0.8;  // the crown's width divided by its height
    float crown = max((abs(p.x) - (5.5 - p.y) * slope * 0.5) * 0.93, -2.5 - p.y);
    return min(crown, box(p, vec2(-0.7, -5.5), vec2(0.7, -2.0)));
}

void main() {
    float row = floor(v_local.y / v_cell);
    vec2 at = v_local + vec2(mod(row, 2.0) * v_cell * 0.5, 0.0);
    vec2 p = (mod(at, v_cell) - v_cell * 0.5) * (32.0 / v_cell);
    float alpha = clamp(0.5 - tree(p) * v_px * (v_cell / 32.0), 0.0, 1.0) * v_colour.a;
    o_colour = vec4(v_colour.rgb * alpha, alpha);
}
