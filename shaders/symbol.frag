// Draws point symbols: the signed distance of the shape, its casing and a soft shadow. One function per
// shape, in the order of SymbolShape (map/style.hpp); coordinates are -1..1, y up; distances are negative
// inside. A letter or digit may stand on the shape.
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

// Digits and capital letters as strokes, each from 0xXY to 0xXY on a grid of 8 by 12: 0xABCD runs from (A, B) to
// (C, D). The strokes of a glyph begin at its place in glyph_first.
const int stroke_count = 202;
const int strokes[stroke_count] = int[stroke_count](
    0x2060, 0x6083, 0x8389, 0x896c, 0x6c2c, 0x2c09, 0x0903, 0x0320, 0x194c, 0x4c40, 0x092c, 0x2c6c,
    0x6c89, 0x8988, 0x8800, 0x0080, 0x0a2c, 0x2c6c, 0x6c8a, 0x8a88, 0x8866, 0x6636, 0x6684, 0x8482,
    0x8260, 0x6020, 0x2002, 0x606c, 0x6c04, 0x0484, 0x8c1c, 0x1c06, 0x0637, 0x3767, 0x6785, 0x8582,
    0x8260, 0x6020, 0x2002, 0x7c4b, 0x4b18, 0x1804, 0x0402, 0x0220, 0x2060, 0x6082, 0x8285, 0x8567,
    0x6737, 0x3704, 0x0c8c, 0x8c30, 0x2608, 0x080a, 0x0a2c, 0x2c6c, 0x6c8a, 0x8a88, 0x8866, 0x6626,
    0x2604, 0x0402, 0x0220, 0x2060, 0x6082, 0x8284, 0x8466, 0x1041, 0x4174, 0x7488, 0x888a, 0x8a6c,
    0x6c2c, 0x2c0a, 0x0a07, 0x0725, 0x2555, 0x5588, 0x004c, 0x4c80, 0x1474, 0x000c, 0x0c5c, 0x5c7b,
    0x7b78, 0x7856, 0x5606, 0x5684, 0x8482, 0x8260, 0x6000, 0x8a6c, 0x6c3c, 0x3c09, 0x0903, 0x0330,
    0x3060, 0x6082, 0x000c, 0x0c4c, 0x4c89, 0x8983, 0x8340, 0x4000, 0x8c0c, 0x0c00, 0x0080, 0x0666,
    0x8c0c, 0x0c00, 0x0666, 0x8a6c, 0x6c3c, 0x3c09, 0x0903, 0x0330, 0x3060, 0x6082, 0x8285, 0x8555,
    0x000c, 0x808c, 0x0686, 0x404c, 0x7c73, 0x7350, 0x5030, 0x3012, 0x000c, 0x8c05, 0x3780, 0x0c00,
    0x0070, 0x000c, 0x0c45, 0x458c, 0x8c80, 0x000c, 0x0c80, 0x808c, 0x3050, 0x5083, 0x8389, 0x895c,
    0x5c3c, 0x3c09, 0x0903, 0x0330, 0x000c, 0x0c6c, 0x6c8a, 0x8a87, 0x8765, 0x6505, 0x3050, 0x5083,
    0x8389, 0x895c, 0x5c3c, 0x3c09, 0x0903, 0x0330, 0x5380, 0x000c, 0x0c6c, 0x6c8a, 0x8a87, 0x8765,
    0x6505, 0x4580, 0x8a6c, 0x6c2c, 0x2c0a, 0x0a08, 0x0826, 0x2666, 0x6684, 0x8482, 0x8260, 0x6020,
    0x2002, 0x0c8c, 0x4c40, 0x0c03, 0x0320, 0x2060, 0x6083, 0x838c, 0x0c40, 0x408c, 0x0c20, 0x2048,
    0x4860, 0x608c, 0x008c, 0x0c80, 0x0c46, 0x468c, 0x4640, 0x0c8c, 0x8c00, 0x0080);
const int glyph_first[37] = int[37](
    0, 8, 10, 16, 27, 30, 39, 50, 52, 67, 78, 81, 91, 98, 104, 108, 111, 120, 123,
    124, 128, 131, 133, 137, 140, 148, 154, 163, 170, 181, 183, 188, 190, 194, 196, 199, 202);

// Of a glyph from 1 (0) over 10 (9) and 11 (A) to 36 (Z), in the middle of its symbol.
float glyph_distance(int glyph, vec2 p) {
    const float cell = 0.09;
    const float half_stroke = 0.1;
    float nearest = 9.0;
    for (int i = glyph_first[glyph - 1]; i < glyph_first[glyph]; ++i) {
        int stroke = strokes[i];
        vec2 from = (vec2(stroke >> 12, (stroke >> 8) & 15) - vec2(4.0, 6.0)) * cell;
        vec2 edge = (vec2((stroke >> 4) & 15, stroke & 15) - vec2(4.0, 6.0)) * cell - from;
        float along = clamp(dot(p - from, edge) / dot(edge, edge), 0.0, 1.0);
        nearest = min(nearest, length(p - from - edge * along));
    }
    return nearest - half_stroke;
}

// A glyph is white, or dark where the symbol is light.
vec3 with_glyph(vec3 colour, int glyph, float half_size) {
    float lightness = dot(v_colour.rgb, vec3(0.299, 0.587, 0.114));
    vec3 ink = lightness > 0.62 ? vec3(0.13, 0.12, 0.11) : vec3(1.0);
    float d = glyph_distance(glyph, v_px / half_size) * half_size;
    return mix(colour, ink, clamp(0.5 - d, 0.0, 1.0));
}

void main() {
    int glyph = int(v_shape.y) / 16;
    float half_size = v_shape.x;
    float d = shape_distance(int(v_shape.y) % 16, v_px / half_size) * half_size;
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
    if (glyph > 0) colour = with_glyph(colour, glyph, half_size);
    float alpha = outer * v_colour.a;
    float behind = shadow * (1.0 - alpha);
    o_colour = vec4(colour * alpha, alpha + behind);
}
