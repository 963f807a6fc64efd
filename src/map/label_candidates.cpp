#include "map/label_candidates.hpp"

#include <algorithm>

namespace gatepost {

namespace {

// Of one layer in one view. Where there are more, none is named: they could not all find room, and any choice
// among them would jump about while one pans.
constexpr std::size_t max_labelled_features = 4000;
constexpr std::size_t max_labelled_from_file = 600;  // some microseconds each
constexpr double casing_px = 1.5;

double length_of(std::span<Point const> line) {
    double length = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        length += distance(line[i], line[i + 1]);
    }
    return length;
}

Point halfway_along(std::span<Point const> line) {
    double left = length_of(line) / 2;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        double const step = distance(line[i], line[i + 1]);
        if (step >= left && step > 0) {
            return line[i] + (line[i + 1] - line[i]) * (left / step);
        }
        left -= step;
    }
    return line.back();
}

/// Where a feature is named: at its point, in the middle of its area, or half-way along the longest of its
/// lines.
Point anchor_world(WorldGeometry const& world, std::uint32_t feature) {
    GeometryColumn const& geometry = world.geometry;
    if (geometry.kind(feature) == GeometryKind::point) {
        return geometry.vertices_of(feature).front();
    }
    if (geometry.kind(feature) == GeometryKind::polygon) {
        return world.bounds_of(feature).centre();
    }
    std::size_t longest = geometry.parts_begin(feature);
    for (std::size_t part = longest; part < geometry.parts_end(feature); ++part) {
        longest = length_of(geometry.part(part)) > length_of(geometry.part(longest)) ? part : longest;
    }
    return halfway_along(geometry.part(longest));
}

void collect_layer(Layer const& layer, std::uint32_t layer_index, Viewport const& viewport, double zoom,
                   LanguageChain const& languages, LabelWishes& wishes) {
    Box const view_world = viewport.bounds_world().expanded(60 * viewport.world_per_px);
    std::size_t const most = layer.table->attribute_file ? max_labelled_from_file : max_labelled_features;
    std::vector<std::uint32_t> features;
    layer.world->index.query(view_world, [&](std::uint32_t feature) {
        features.push_back(feature);
        return features.size() <= most;
    });
    if (features.size() > most) {
        return;
    }
    std::sort(features.begin(), features.end());
    for (AttributeRow const& row : layer.table->rows(features)) {
        auto const feature = static_cast<std::uint32_t>(row.feature());
        std::size_t const style_class = (*layer.class_of_feature)[feature];
        if (layer.is_hosted(feature) || !layer.style.is_class_visible(style_class, zoom)) {
            continue;
        }
        StyleClass const& symbol = layer.style.classes[style_class];
        LabelClass const& label = layer.style.labels[style_class];
        bool const is_point = layer.world->geometry.kind(feature) == GeometryKind::point;
        double const radius_px =
            is_point && symbol.symbol_px > 0 ? static_cast<double>(symbol.symbol_px) / 2 + casing_px : 0;
        Point const screen = viewport.screen_from_world(anchor_world(*layer.world, feature));
        if (radius_px > 0) {
            wishes.symbols_screen.push_back(Box::around(screen, radius_px));
        }
        double const rank = row.number("rank").value_or(1);
        double const from_zoom = label.min_zoom + label.zoom_per_rank * (rank - 1);
        bool const wanted = label.shown && zoom >= from_zoom && zoom < label.max_zoom &&
                            (is_point || !row.text("name").empty());
        if (!wanted) {
            continue;
        }
        LanguageText const names = names_of(row, languages);
        if (!names.empty()) {
            // An English name is the Vietnamese one without its marks: a line that says nothing new.
            bool const says_more = names.size() > 1 && !(names[0].first == "vi" && names[1].first == "en");
            bool const two = says_more && zoom >= label.two_lines_from_zoom;
            wishes.candidates.push_back({{layer_index, feature},
                                         names[0].second,
                                         two ? names[1].second : std::string{},
                                         label,
                                         screen,
                                         radius_px,
                                         rank});
        }
    }
}

}  // namespace

LabelWishes collect_label_wishes(Document const& document, Viewport const& viewport, double zoom,
                                 LanguageChain const& languages) {
    LabelWishes wishes;
    for (std::uint32_t l = 0; l < document.layers().size(); ++l) {
        Layer const& layer = document.layer(l);
        if (layer.is_visible && layer.world && layer.opacity > 0) {
            collect_layer(layer, l, viewport, zoom, languages, wishes);
        }
    }
    std::stable_sort(wishes.candidates.begin(), wishes.candidates.end(),
                     [](LabelCandidate const& a, LabelCandidate const& b) {
                         if (a.style.priority != b.style.priority) {
                             return a.style.priority > b.style.priority;
                         }
                         if (a.rank != b.rank) {
                             return a.rank < b.rank;
                         }
                         return a.ref.layer != b.ref.layer ? a.ref.layer > b.ref.layer
                                                           : a.ref.feature < b.ref.feature;
                     });
    return wishes;
}

}  // namespace gatepost
