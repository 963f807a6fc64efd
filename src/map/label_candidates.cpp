#include "map/label_candidates.hpp"

#include <algorithm>
#include <iterator>

namespace gatepost {

namespace {

// Of one layer in one view. Where there are more, none is named: they could not all find room, and any choice
// among them would jump about while one pans.
constexpr std::size_t max_labelled_features = 4000;
constexpr std::size_t max_labelled_from_file = 600;  // some microseconds each
constexpr double casing_px = 1.5;

void collect_layer(Layer const& layer, std::uint32_t layer_index, Viewport const& viewport, double zoom,
                   LanguageChain const& languages, LabelRows& kept_rows, LabelWishes& wishes) {
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
    for (AttributeRow const& row : kept_rows.rows(layer.table, features)) {
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
        Point const screen = viewport.screen_from_world(layer.world->anchor_of(feature));
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

std::vector<AttributeRow> LabelRows::rows(std::shared_ptr<FeatureTable const> const& table,
                                          std::span<std::uint32_t const> features) {
    if (!table->attribute_file) {
        return table->rows(features);
    }
    constexpr std::size_t most_kept = 20'000;
    if (m_table != table || m_rows.size() > most_kept) {
        m_rows.clear();
        m_table = table;
    }
    std::vector<std::uint32_t> missing;
    std::copy_if(features.begin(), features.end(), std::back_inserter(missing),
                 [this](std::uint32_t feature) { return !m_rows.contains(feature); });
    for (AttributeRow& row : table->rows(missing)) {
        m_rows.emplace(static_cast<std::uint32_t>(row.feature()), std::move(row));
    }
    std::vector<AttributeRow> rows;
    rows.reserve(features.size());
    for (std::uint32_t const feature : features) {
        rows.push_back(m_rows.at(feature));
    }
    return rows;
}

LabelWishes collect_label_wishes(Document const& document, Viewport const& viewport, double zoom,
                                 LanguageChain const& languages, LabelRows& kept_rows) {
    LabelWishes wishes;
    for (std::uint32_t l = 0; l < document.layers().size(); ++l) {
        Layer const& layer = document.layer(l);
        if (layer.is_visible && layer.world && layer.opacity > 0) {
            collect_layer(layer, l, viewport, zoom, languages, kept_rows, wishes);
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
