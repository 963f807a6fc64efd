// Draws lines: each segment is a quad around a capsule. Where two segments join, the bisector between them
// divides the fragments, so that none is covered twice and translucent lines show no beads. A mitre is the
// area beyond the joint that both quads have in common.
//
//      corner 1 ____________________ corner 3     the fragment's distance to a-b decides what is covered
//        ( a ---------------------- b )
//      corner 0 -------------------- corner 2
#version 330 core
// Three texels and four vertices per segment: instances of four vertices cost software GL twice as much.
//   a.xy, b.xy in local tile px · distance of a along the source line, class, vertex before a · vertex after b
// At the end of a line, a or b itself takes the place of the missing neighbour.
uniform samplerBuffer u_segments;
uniform vec2 u_scale;
uniform vec2 u_offset_px;
uniform vec2 u_size_px;
uniform float u_symbol_scale;  // framebuffer px in one logical px
uniform int u_is_casing;
uniform sampler2D u_classes;
noperspective out vec2 v_px;   // relative to a
flat out vec2 v_b_px;          // b relative to a
flat out vec4 v_colour;
flat out vec4 v_width_dash;    // half width, dash, gap, distance at a: framebuffer px
flat out vec4 v_cuts;          // normals of the bisectors at a and b, along the line; 0 = end not shared
flat out vec4 v_joints;        // a and b in framebuffer px, y down: both segments there have the same
flat out vec4 v_ends;          // how far the line continues straight beyond a and b; the caps there

// The bisector between two directions. 0 if either segment is too short to be cut by one, or if the line
// turns back too sharply.
vec2 bisector(vec2 incoming, vec2 outgoing, float width) {
    float shortest = min(length(incoming), length(outgoing));
    if (shortest <= width) return vec2(0.0);
    vec2 from = normalize(incoming);
    vec2 to = normalize(outgoing);
    return dot(from, to) > -0.5 ? normalize(from + to) : vec2(0.0);
}

void main() {
    int first = gl_VertexID / 4 * 3;
    int corner = gl_VertexID & 3;
    vec4 segment = texelFetch(u_segments, first);
    vec4 along_class_before = texelFetch(u_segments, first + 1);
    vec2 after_b = texelFetch(u_segments, first + 2).xy;
    int row = int(along_class_before.y);
    vec4 sizes = texelFetch(u_classes, ivec2(3, row), 0) * u_symbol_scale;
    vec4 colour = texelFetch(u_classes, ivec2(u_is_casing == 1 ? 2 : 1, row), 0);
    vec2 shape = texelFetch(u_classes, ivec2(5, row), 0).zw;  // of joins and of caps
    float visible = texelFetch(u_classes, ivec2(4, row), 0).w;
    float width = (u_is_casing == 1 ? sizes.y : sizes.x) * visible;
    // A line thinner than a pixel is drawn a pixel wide and fainter; otherwise it would flicker.
    colour.a *= min(width, 1.0);
    float half_width = max(width, 1.0) * 0.5;
    vec2 a = segment.xy * u_scale + u_offset_px;
    vec2 b = segment.zw * u_scale + u_offset_px;
    vec2 before = a - (along_class_before.zw * u_scale + u_offset_px);
    vec2 after = after_b * u_scale + u_offset_px - b;
    vec2 along = b - a;
    float len = length(along);
    vec2 direction = len > 0.0 ? along / len : vec2(1.0, 0.0);
    vec2 normal = vec2(-direction.y, direction.x);
    float soft = 2.0 * half_width + 2.0;
    vec2 cut_a = len > 0.0 ? bisector(before, along, soft) : vec2(0.0);
    vec2 cut_b = len > 0.0 ? bisector(along, after, soft) : vec2(0.0);
    bool joins_a = before != vec2(0.0);
    bool joins_b = after != vec2(0.0);
    // A mitre extends beyond the joint by the tangent of half the turn.
    float reach = half_width + 1.0;
    vec2 mitre = vec2(0.0);
    if (shape.x > 0.5) {
        float cos_a = dot(cut_a, direction);
        float cos_b = dot(cut_b, direction);
        mitre.x = cos_a > 0.0 ? sqrt(max(1.0 - cos_a * cos_a, 0.0)) / cos_a * reach : 0.0;
        mitre.y = cos_b > 0.0 ? sqrt(max(1.0 - cos_b * cos_b, 0.0)) / cos_b * reach : 0.0;
    }
    // Round caps follow from the distance to the segment. The others are cut straight, at the end or half a
    // width beyond it.
    vec2 cap = vec2(joins_a ? 0.0 : shape.y, joins_b ? 0.0 : shape.y);
    v_ends = vec4(mitre, cap);
    float end = corner < 2 ? -max(reach, mitre.x) : len + max(reach, mitre.y);
    float side = (corner & 1) == 0 ? -reach : reach;
    vec2 offset = direction * end + normal * side;
    v_px = offset;
    v_b_px = along;
    v_cuts = vec4(cut_a, cut_b);
    v_joints = vec4(a, b);
    v_colour = colour.a > 0.0 ? colour : vec4(0.0);
    v_width_dash = vec4(half_width, u_is_casing == 1 ? vec2(0.0) : sizes.zw, along_class_before.x * abs(u_scale.x));
    vec2 px = a + offset;
    gl_Position = width > 0.0 && colour.a > 0.0
        ? vec4(px.x / u_size_px.x * 2.0 - 1.0, 1.0 - px.y / u_size_px.y * 2.0, 0.0, 1.0)
        : vec4(2.0, 2.0, 2.0, 1.0);
}
