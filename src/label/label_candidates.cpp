#include "label/label_candidates.hpp"

#include "base/folding.hpp"
#include "label/frame_names.hpp"
#include "label/labelled_features.hpp"
#include "label/labels_in_view.hpp"
#include "map/badges.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>
#include <tuple>

namespace gatepost {

namespace {

constexpr std::size_t max_named_lines = 100;  // with labels along them: tens of microseconds each
constexpr double casing_px = 1.5;
constexpr std::size_t most_name_bytes = 2000;  // a label shows only the first letters of them

/// Whether a line or an area has a name that is meant for it. Names in several languages alone are those of
/// things that others stand for: the countries under their names.
bool has_name(AttributeRow const& row) {
    constexpr std::array<char const*, 5> fields{"name", "Name", "NAME", "title", "Title"};
    return std::any_of(fields.begin(), fields.end(), [&](char const* field) {
        AttributeColumn const* const column = row.find(field);
        return column != nullptr && !column->is_null(row.index()) &&
               (column->type() != AttributeType::text || !column->text(row.index()).empty());
    });
}

/// A name as the map shows it: without the word for what it is (`leave_out`), and at small scales without
/// what stands in brackets at its end.
std::string_view short_name(std::string_view name, LabelClass const& label, double zoom) {
    for (std::string const& word : label.leave_out) {
        if (name.size() <= word.size() + 1) {
            continue;
        }
        if (name.starts_with(word) && name[word.size()] == ' ') {
            name.remove_prefix(word.size() + 1);
        } else if (name.ends_with(word) && name[name.size() - word.size() - 1] == ' ') {
            name.remove_suffix(word.size() + 1);
        }
    }
    if (!is_zoom_reached(zoom, label.brackets_from_zoom)) {
        for (auto const& [open, close] : {std::pair{"(", ")"}, std::pair{"（", "）"}}) {
            std::size_t const begin = name.rfind(open);
            if (name.ends_with(close) && begin != std::string_view::npos && begin > 0) {
                name = name.substr(0, begin);
                name = name.substr(0, name.find_last_not_of(' ') + 1);
            }
        }
    }
    return name;
}

/// Sorts large objects by sorting their numbers first, and then moving each object once.
template <class Object, class Less>
void sort_by(std::vector<Object>& objects, Less less) {
    std::vector<std::uint32_t> order(objects.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return less(objects[a], objects[b]); });
    std::vector<Object> sorted;
    sorted.reserve(objects.size());
    for (std::uint32_t const number : order) {
        sorted.push_back(std::move(objects[number]));
    }
    objects = std::move(sorted);
}

/// Adds a label candidate for each place along a line.
void add_along(Layer const& layer, LabelCandidate const& base, Viewport const& viewport, LabelMemory& memory,
               LabelCandidates& found) {
    GeometryColumn const& geometry = layer.world->geometry;
    for (std::size_t part = geometry.parts_begin(base.ref.feature);
         part < geometry.parts_end(base.ref.feature); ++part) {
        if (geometry.part_kind(part) != PartKind::line) {
            continue;
        }
        for (LineStretch& stretch :
             memory.lines.stretches(key_of(layer, part), geometry.part(part), viewport)) {
            LabelCandidate candidate = base;
            stretch.number += static_cast<std::uint32_t>(part - geometry.parts_begin(base.ref.feature))
                              << 16U;
            candidate.along = std::move(stretch);
            found.candidates.push_back(std::move(candidate));
        }
    }
}

/// Adds the boxes of a feature's symbols near the view. If a feature has very many, labels may cover them,
/// because looking through them in every frame would cost too much.
void avoid_symbols(Layer const& layer, std::uint32_t feature, Viewport const& viewport, double radius_px,
                   LabelCandidates& found) {
    GeometryColumn const& geometry = layer.world->geometry;
    std::size_t const parts = geometry.parts_end(feature) - geometry.parts_begin(feature);
    if (radius_px <= 0 || parts > max_labelled_features) {
        return;
    }
    Box const view_world = near_view(viewport);
    geometry.for_each_point(feature, [&](Point world) {
        if (view_world.contains(world)) {
            found.symbols_screen.push_back(Box::around(viewport.screen_from_world(world), radius_px));
        }
    });
}

/// Adds boxes along the lines of a feature, as far as they are in view.
void avoid_lines(Layer const& layer, std::uint32_t feature, Viewport const& viewport,
                 LabelCandidates& found) {
    constexpr double step_px = 6;
    StyleClass const& style = layer.style.classes[(*layer.class_of_feature)[feature]];
    double const half_px = static_cast<double>(std::max(style.line_px, style.line_casing_px)) / 2;
    Box const screen{-step_px, -step_px, viewport.width_px + step_px, viewport.height_px + step_px};
    GeometryColumn const& geometry = layer.world->geometry;
    for (std::size_t part = geometry.parts_begin(feature); part < geometry.parts_end(feature); ++part) {
        std::optional<Point> before;
        for (Point const world : geometry.part(part)) {
            Point const at = viewport.screen_from_world(world);
            double const length = before ? distance(*before, at) : step_px;
            if (before && length < step_px / 2) {
                continue;
            }
            Point const from = before.value_or(at);
            before = at;
            if (!screen.expanded(length).contains(at)) {
                continue;
            }
            double const steps = std::ceil(length / step_px);
            for (double i = 1; i <= steps; ++i) {
                Point const p = from + (at - from) * (i / steps);
                if (screen.contains(p)) {
                    found.avoided_screen.push_back(Box::around(p, half_px));
                }
            }
        }
    }
}

/// What one layer adds.
class LayerLabels {
  public:
    /// `viewport` is the one from which the copy of the map at `east_world` is seen as if it were the map.
    LayerLabels(Layer const& layer, LayerInView const& in_view, Viewport const& viewport, double zoom,
                LabelMemory& memory, LabelCandidates& found)
        : m_layer(layer),
          m_in_view(in_view),
          m_viewport(viewport),
          m_zoom(zoom),
          m_memory(memory),
          m_found(found) {}

    /// Lines and symbols keep labels away, also those of features that get none themselves.
    void avoid(std::span<std::uint32_t const> features) {
        for (std::uint32_t const feature : features) {
            if (!is_drawn(feature)) {
                continue;
            }
            if (m_layer.style.is_kept_clear) {
                avoid_lines(m_layer, feature, m_viewport, m_found);
            }
            avoid_symbols(m_layer, feature, m_viewport, symbol_radius_px(feature), m_found);
        }
    }

    void add(std::span<std::uint32_t const> features, LanguageChain const& languages) {
        auto const rows = m_memory.rows.rows(m_layer.table, features, m_memory.most_new);
        m_found.has_all = m_found.has_all && rows.size() == features.size();
        choose_lines(rows);
        // Rows of a table in memory share their columns, so these are looked up once.
        AttributeColumns const* columns = nullptr;
        std::optional<NameColumns> name_columns;
        AttributeColumn const* rank_column = nullptr;
        for (AttributeRow const& row : rows) {
            if (columns != &row.columns()) {
                columns = &row.columns();
                name_columns.emplace(*columns, languages);
                rank_column = columns->find("rank");
            }
            double const rank = rank_column != nullptr ? rank_column->number(row.index()).value_or(1) : 1;
            if (is_wanted(row, rank)) {
                LanguageText const names = name_columns->names(row.index(), most_name_bytes);
                if (!names.empty()) {
                    add_label(static_cast<std::uint32_t>(row.feature()), names, rank);
                }
            }
        }
    }

    /// Where arcs lead that leave the picture.
    void add_at_frame(std::span<std::uint32_t const> features, LanguageChain const& languages) {
        for (FrameName& name : frame_names(m_layer, features, m_viewport, m_zoom, languages)) {
            LabelCandidate candidate;
            candidate.ref = {m_layer.id, name.arc};
            candidate.layer_place = m_in_view.place;
            candidate.turn = m_in_view.turn;
            candidate.east_world = m_in_view.east_world;
            candidate.text = std::move(name.text);
            candidate.style = std::move(name.style);
            candidate.is_at_frame = true;
            candidate.symbol_radius_px = 2;
            candidate.anchor_screen = name.at_screen;
            candidate.anchor_world = m_viewport.world_from_screen(name.at_screen);
            candidate.anchor_world.x += candidate.east_world;
            m_found.candidates.push_back(std::move(candidate));
        }
    }

  private:
    [[nodiscard]] std::size_t class_of(std::uint32_t feature) const {
        return (*m_layer.class_of_feature)[feature];
    }
    [[nodiscard]] GeometryKind kind_of_feature(std::uint32_t feature) const {
        return m_layer.world->geometry.kind(feature);
    }
    [[nodiscard]] bool is_drawn(std::uint32_t feature) const {
        return m_layer.has_symbol(feature) && m_layer.style.is_class_visible(class_of(feature), m_zoom);
    }
    [[nodiscard]] double symbol_radius_px(std::uint32_t feature) const {
        StyleClass const& symbol = m_layer.style.classes[class_of(feature)];
        return symbol.symbol_px > 0 ? static_cast<double>(symbol.symbol_px) / 2 + casing_px : 0;
    }
    [[nodiscard]] bool is_wanted(AttributeRow const& row, double rank) const {
        auto const feature = static_cast<std::uint32_t>(row.feature());
        LabelClass const& label = m_layer.style.labels[class_of(feature)];
        double const from_zoom = label.min_zoom + label.zoom_per_rank * (rank - 1);
        return is_drawn(feature) && label.shown && is_zoom_reached(m_zoom, from_zoom) &&
               m_zoom < label.max_zoom &&
               (label.follows_view || kind_of_feature(feature) == GeometryKind::point || has_name(row));
    }
    void add_label(std::uint32_t feature, LanguageText const& names, double rank);
    void add_second_line(LabelCandidate& candidate, LanguageText const& names) const;

    /// Of many lines the longest are named along them.
    void choose_lines(std::vector<AttributeRow> const& rows) {
        for (AttributeRow const& row : rows) {
            auto const feature = static_cast<std::uint32_t>(row.feature());
            if (kind_of_feature(feature) == GeometryKind::line && is_drawn(feature) && has_name(row)) {
                m_named_lines.push_back(feature);
            }
        }
        if (m_named_lines.size() <= max_named_lines) {
            return;
        }
        auto const extent = [&](std::uint32_t feature) {
            Box const bounds = m_layer.world->bounds_of(feature);
            return std::max(bounds.width(), bounds.height());
        };
        auto const last = m_named_lines.begin() + max_named_lines;
        std::nth_element(m_named_lines.begin(), last, m_named_lines.end(),
                         [&](std::uint32_t a, std::uint32_t b) {
                             return std::tuple(-extent(a), a) < std::tuple(-extent(b), b);
                         });
        m_named_lines.erase(last, m_named_lines.end());
        std::sort(m_named_lines.begin(), m_named_lines.end());
    }
    [[nodiscard]] bool is_named_line(std::uint32_t feature) const {
        return std::binary_search(m_named_lines.begin(), m_named_lines.end(), feature);
    }
    /// How large an area is on the screen.
    [[nodiscard]] Point room_of(std::uint32_t feature) const {
        Box const bounds = m_layer.world->bounds_of(feature);
        return Point{bounds.width(), bounds.height()} * (1 / m_viewport.world_per_px);
    }

    Layer const& m_layer;
    LayerInView const& m_in_view;
    Viewport m_viewport;
    double m_zoom;
    LabelMemory& m_memory;
    LabelCandidates& m_found;
    std::vector<std::uint32_t> m_named_lines;  ///< in their order
};

void LayerLabels::add_second_line(LabelCandidate& candidate, LanguageText const& names) const {
    // An English name is mostly the Vietnamese one without its marks, so a second line would add nothing.
    LabelClass const& label = candidate.style;
    bool const has_second = names.size() > 1 && m_zoom >= label.two_lines_from_zoom;
    bool const is_english_second = has_second && names[0].first == "vi" && names[1].first == "en";
    if (has_second && !is_english_second && folded(names[0].second) != folded(names[1].second)) {
        candidate.second_text = label_of_name(short_name(names[1].second, label, m_zoom));
    }
}

void LayerLabels::add_label(std::uint32_t feature, LanguageText const& names, double rank) {
    StyleClass const& symbol = m_layer.style.classes[class_of(feature)];
    LabelClass const& label = m_layer.style.labels[class_of(feature)];
    LabelCandidate candidate;
    candidate.ref = {m_layer.id, feature};
    candidate.layer_place = m_in_view.place;
    candidate.turn = m_in_view.turn;
    candidate.east_world = m_in_view.east_world;
    std::string_view const name = short_name(names[0].second, label, m_zoom);
    candidate.text = label_of_name(name);
    candidate.style = label;
    // Radius 0 centres the label on its anchor: only a point's label stands beside its symbol.
    candidate.symbol_radius_px =
        kind_of_feature(feature) == GeometryKind::point ? symbol_radius_px(feature) : 0;
    candidate.rank = rank;
    if (label.along_line && kind_of_feature(feature) == GeometryKind::line) {
        if (is_named_line(feature)) {
            candidate.symbol_radius_px =
                static_cast<double>(std::max(symbol.line_px, symbol.line_casing_px)) / 2;
            add_along(m_layer, candidate, m_viewport, m_memory, m_found);
        }
        return;
    }
    add_second_line(candidate, names);
    // The rest of a name too long for one line takes the second line instead of the second language.
    if (auto lines = two_lines_of(std::string{name})) {
        std::tie(candidate.text, candidate.second_text) = *std::move(lines);
        candidate.is_broken = true;
    }
    if (label.follows_view && kind_of_feature(feature) == GeometryKind::polygon) {
        candidate.area = LabelArea{m_layer.world, feature, key_of(m_layer, feature), m_in_view.turn};
        m_found.candidates.push_back(std::move(candidate));
        return;
    }
    if (kind_of_feature(feature) == GeometryKind::polygon) {
        candidate.room = room_of(feature);
    }
    auto const anchor_world = m_memory.anchor_of(m_layer, feature);
    // Too many features are new in this frame: this label waits for a later one.
    if (!anchor_world) {
        m_found.has_all = false;
        return;
    }
    candidate.anchor_world = {anchor_world->x + candidate.east_world, anchor_world->y};
    candidate.anchor_screen = m_viewport.screen_from_world(*anchor_world);
    m_found.candidates.push_back(std::move(candidate));
}

}  // namespace

LabelCandidates collect_label_candidates(Document const& document, Viewport const& viewport, double zoom,
                                         LanguageChain const& languages, LabelMemory& memory,
                                         std::size_t most_new) {
    LabelCandidates found;
    memory.most_new = most_new;
    auto const& layers = document.layers();
    std::vector<LayerInView> in_view = layers_in_view(document, viewport, zoom);
    memory.rows.keep_only(layers);
    std::size_t const share = share_of_labels(in_view);
    for (LayerInView& one : in_view) {
        LayerLabels labels(layers[one.place], one, viewport.moved(-one.east_world), zoom, memory, found);
        labels.avoid(one.features);
        labels.add_at_frame(one.features, languages);
        labels.add(thinned(std::move(one.features), share), languages);
    }
    for (Badge const& badge : badges_in(document, viewport, zoom)) {
        found.symbols_screen.push_back(badge.screen);
    }
    sort_by(found.candidates, [](LabelCandidate const& a, LabelCandidate const& b) {
        if (a.style.is_obligatory != b.style.is_obligatory) {
            return a.style.is_obligatory;
        }
        if (a.style.priority != b.style.priority) {
            return a.style.priority > b.style.priority;
        }
        if (a.rank != b.rank) {
            return a.rank < b.rank;
        }
        return a.layer_place != b.layer_place ? a.layer_place > b.layer_place : a.ref.feature < b.ref.feature;
    });
    return found;
}

}  // namespace gatepost
