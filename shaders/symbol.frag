// Draws point symbols: the signed distance of the shape, its casing and a soft shadow. One function per
// shape, in the order of SymbolShape (map/style.hpp); coordinates are -1..1, y up; distances are negative
// inside.
#version 330 core
noperspective in vec2 v_px;
flat in vec4 v_colour;
flat in vec4 v_ring;
flat in vec4 v_casing;
flat in vec4 v_shape;
out vec4 o_colour;

float box(vec2 p, vec2 low, vec2 high) {
    vec2 d = max(low - p, p - high);
    return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}

// Upright triangle: apex (0, top), base from -half_width to half_width at y = bottom. The distance is exact,
// so casings are round.
float triangle(vec2 p, float top, float bottom, float half_width) {
    p.x = abs(p.x);
    vec2 edge = vec2(half_width, bottom - top);
    vec2 from_apex = p - vec2(0.0, top);
    float to_side = length(from_apex - edge * clamp(dot(from_apex, edge) / dot(edge, edge), 0.0, 1.0));
    float to_base = length(vec2(max(p.x - half_width, 0.0), p.y - bottom));
    bool inside = p.y > bottom && edge.x * from_apex.y - edge.y * from_apex.x < 0.0;
    return inside ? -min(to_side, to_base) : min(to_side, to_base);
}

float circle(vec2 p) { return length(p) - 1.0; }

float arch(vec2 p) {
    float outer = min(box(p, vec2(-0.92, -0.9), vec2(0.92, 0.05)), length(p - vec2(0.0, 0.05)) - 0.92);
    float opening = min(box(p, vec2(-0.42, -1.4), vec2(0.42, -0.1)), length(p - vec2(0.0, -0.1)) - 0.42);
    return max(outer, -opening);
}

float shield(vec2 p) {
    float sides = max(abs(p.x) - 0.84, abs(p.y - 0.4) - 0.55);
    float tip = max(max(length(vec2(abs(p.x) + 0.25, p.y)) - 1.09, p.y), -1.1 - p.y);
    return min(sides, tip);
}

float small_house(vec2 p) { return min(box(p, vec2(-0.34, -0.42), vec2(0.34, 0.06)), triangle(p, 0.5, 0.0, 0.52)); }

float roofs(vec2 p) { return min(small_house(p - vec2(-0.46, -0.38)), small_house(p - vec2(0.46, 0.34))); }

float tree(vec2 p) {
    float crown = min(triangle(p, 1.0, 0.0, 0.62), triangle(p, 0.5, -0.55, 0.86));
    return min(crown, box(p, vec2(-0.16, -1.0), vec2(0.16, -0.5)));
}

float house(vec2 p) {
    float walls = min(box(p, vec2(-0.7, -0.9), vec2(0.7, 0.1)), triangle(p, 0.95, -0.02, 1.0));
    return max(walls, -box(p, vec2(-0.2, -1.2), vec2(0.2, -0.25)));
}

float star(vec2 p) {
    const float pi = 3.14159265;
    float angle = mod(atan(p.x, p.y), pi * 0.4) - pi * 0.2;  // folds the five points into one
    vec2 q = length(p) * vec2(cos(angle), abs(sin(angle)));
    vec2 valley = vec2(0.46, 0.0);
    vec2 tip = vec2(cos(pi * 0.2), sin(pi * 0.2));
    vec2 edge = tip - valley;
    float along = clamp(dot(q - valley, edge) / dot(edge, edge), 0.0, 1.0);
    float side = (q.x - valley.x) * edge.y - (q.y - valley.y) * edge.x;
    return length(q - valley - edge * along) * sign(side);
}

float diamond(vec2 p) { return (abs(p.x) + abs(p.y) - 1.0) * 0.7071; }

float pillar(vec2 p) {
    float body = min(box(p, vec2(-0.38, -0.8), vec2(0.38, 0.55)), triangle(p, 1.0, 0.5, 0.38));
    return min(body, box(p, vec2(-0.7, -1.0), vec2(0.7, -0.68)));
}

float square(vec2 p) { return box(p, vec2(-0.85), vec2(0.85)); }

float shape_distance(int shape, vec2 p) {
    if (shape == 0) return circle(p);
    if (shape == 1) return arch(p);
    if (shape == 2) return shield(p);
    if (shape == 3) return roofs(p);
    if (shape == 4) return tree(p);
    if (shape == 5) return house(p);
    if (shape == 6) return star(p);
    if (shape == 7) return diamond(p);
    if (shape == 8) return pillar(p);
    return square(p);
}

void main() {
    float half_size = v_shape.x;
    float d = shape_distance(int(v_shape.y), v_px / half_size) * half_size;
    float px = v_shape.z;
    float casing_px = v_shape.w;
    float fill = clamp(0.5 - d, 0.0, 1.0);
    if (casing_px == 0.0) {
        float alone = fill * v_colour.a;
        o_colour = vec4(v_colour.rgb * alone, alone);
        return;
    }
    float casing = clamp(0.5 + casing_px * px - d, 0.0, 1.0);
    float outer_px = casing_px + v_ring.w;
    float outer = clamp(0.5 + outer_px * px - d, 0.0, 1.0);
    float shadow = v_casing.a * (1.0 - smoothstep(0.0, 2.5, d / px - outer_px + 0.5)) * v_colour.a;
    float within = v_ring.w > 0.0 ? casing : 1.0;
    vec3 colour = mix(mix(v_ring.rgb, v_casing.rgb, within), v_colour.rgb, fill);
    float alpha = outer * v_colour.a;
    float behind = shadow * (1.0 - alpha);
    o_colour = vec4(colour * alpha, alpha + behind);
}
