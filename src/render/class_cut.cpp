#include "render/class_cut.hpp"

#include <algorithm>
#include <iterator>

namespace gatepost {

namespace {

using Content = TileMesh::Field::Content;

void triangulate(PolygonRings const& rings, ClassDrawing const& look, TileMesh& mesh) {
    auto const first = static_cast<std::uint32_t>(mesh.fill.size());
    auto const [vertices, indexes] =
        look.has_sound_areas ? tessellate_sound(rings, look.unseen_area_px) : tessellate(rings);
    for (std::uint32_t const index : indexes) {
        mesh.fill_indexes.push_back(first + index);
    }
    for (Point const vertex : vertices) {
        mesh.fill.push_back({static_cast<float>(vertex.x), static_cast<float>(vertex.y),
                             static_cast<float>(look.style_class)});
    }
}

void append_fills(ClassCut& cut, ClassDrawing const& look, TileMesh& mesh) {
    for (std::size_t i = 0; i < cut.features.size(); ++i) {
        std::span<PolygonRings> const polygons = cut.polygons_of(i);
        if (polygons.size() == 1 || look.has_sound_areas) {
            std::for_each(polygons.begin(), polygons.end(),
                          [&](PolygonRings const& polygon) { triangulate(polygon, look, mesh); });
            continue;
        }
        std::vector<PolygonRings> taken(std::move_iterator(polygons.begin()),
                                        std::move_iterator(polygons.end()));
        for (PolygonRings const& polygon : joined_where_they_overlap(std::move(taken))) {
            triangulate(polygon, look, mesh);
        }
    }
}

std::vector<std::uint8_t> interleaved(std::vector<std::uint8_t> const& first,
                                      std::vector<std::uint8_t> const& second) {
    std::vector<std::uint8_t> both(first.size() * 2);
    for (std::size_t i = 0; i < first.size(); ++i) {
        both[2 * i] = first[i];
        both[2 * i + 1] = second[i];
    }
    return both;
}

template <class Field>
void append_field(Content content, float range, std::unique_ptr<Field> const& field, ClassDrawing const& look,
                  TileMesh& mesh) {
    if (field) {
        mesh.fields.push_back({content, look.style_class, range, field->take()});
    }
}

}  // namespace

std::span<PolygonRings> ClassCut::polygons_of(std::size_t feature) {
    std::size_t const begin = features[feature];
    std::size_t const end = feature + 1 < features.size() ? features[feature + 1] : polygons.size();
    return std::span(polygons).subspan(begin, end - begin);
}

void ClassCut::make_fill_field() {
    fill_field = fill_field ? std::move(fill_field) : std::make_unique<CoverageField>();
    for (std::size_t i = 0; i < features.size(); ++i) {
        fill_field->add_feature(polygons_of(i));
    }
    polygons.clear();
    features.clear();
}

void append_class(ClassCut cut, ClassDrawing const& look, TileMesh& mesh) {
    mesh.segments.insert(mesh.segments.end(), cut.segments.begin(), cut.segments.end());
    append_fills(cut, look, mesh);
    if (cut.fill_field && cut.line_field && !look.has_casing) {
        mesh.fields.push_back({Content::area, look.style_class, look.line_range_px,
                               interleaved(cut.fill_field->take(), cut.line_field->take())});
    } else {
        append_field(Content::fill, 0, cut.fill_field, look, mesh);
        append_field(Content::line, look.line_range_px, cut.line_field, look, mesh);
    }
    append_field(Content::symbol, look.dot_range_px, cut.dot_field, look, mesh);
}

}  // namespace gatepost
