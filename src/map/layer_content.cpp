#include "map/layer_content.hpp"

#include "style/simple_style.hpp"
#include "style/style_by_field.hpp"
#include "table/field_columns.hpp"

#include <array>
#include <cmath>

namespace gatepost {

bool has_areas_alone(FeatureTable const& table) {
    return table.geometry.has_any(GeometryKind::polygon) && !table.geometry.has_any(GeometryKind::line);
}

namespace {

std::vector<std::uint32_t> first_unlocated(FeatureTable const& table) {
    constexpr std::size_t most_listed = 5000;
    std::vector<std::uint32_t> features;
    std::size_t const size = table.geometry.is_plain_points() ? 0 : table.size();
    for (std::uint32_t f = 0; f < size && features.size() < most_listed; ++f) {
        if (table.geometry.kind(f) == GeometryKind::none) {
            features.push_back(f);
        }
    }
    return features;
}

/// What kind of thing stands for a layer: its symbols where it has any, else its areas or lines.
GeometryKind typical_kind(GeometryColumn const& geometry) {
    GeometryKind typical = GeometryKind::none;
    for (std::size_t f = 0; f < geometry.size() && typical != GeometryKind::point; ++f) {
        GeometryKind const kind = geometry.kind(f);
        typical = kind == GeometryKind::none ? typical : kind;
    }
    return typical == GeometryKind::none ? GeometryKind::point : typical;
}

Classification classification_of(ClassedStyle classed) {
    Classification look;
    look.class_sizes.assign(classed.style.classes.size(), 0);
    for (std::uint16_t const style_class : classed.class_of_feature) {
        ++look.class_sizes[style_class];
    }
    look.style = std::make_shared<LayerStyle const>(std::move(classed.style));
    look.class_of_feature =
        std::make_shared<std::vector<std::uint16_t> const>(std::move(classed.class_of_feature));
    return look;
}

/// A style that awaits ranges, with those that its field's numbers make; as it is where there are none.
LayerStyle with_ranges(LayerStyle style, FeatureTable const& table, JobContext const& job) {
    if (!style.awaits_ranges()) {
        return style;
    }
    auto const columns = columns_of(table, std::array{style.class_field}, job);
    AttributeColumn const* const column = columns->find(style.class_field);
    bool const has_numbers = column != nullptr && (column->type() == AttributeType::integer ||
                                                   column->type() == AttributeType::real);
    FieldColouring const wanted{style.class_field, Classing::ranges, style.grading, has_areas_alone(table)};
    return has_numbers ? style_by_field(*columns, wanted, style).value_or(style) : style;
}

/// The look that a layer has by itself: what its map file says, else its features' own, where they bring one.
Classification own_style(FeatureTable const& table, std::size_t palette_index, LayerProfile const& profile,
                         JobContext const& job) {
    if (profile.look) {
        return profile.look->awaits_ranges()
                   ? classed(std::make_shared<LayerStyle const>(with_ranges(*profile.look, table, job)),
                             table, job)
                   : classed(profile.look, table, job);
    }
    LayerStyle style = plain_style(palette_index);
    auto simple = simple_style_of(table, style);
    if (!simple) {
        auto classes = style.classes_of(table);
        simple = ClassedStyle{std::move(style), std::move(classes)};
    }
    if (table.size() > most_cased_symbols) {
        simple->style.draw_plain_dots();
    }
    return classification_of(std::move(*simple));
}

/// Numbers of a field; what has none, or less than nothing, counts for nothing.
std::shared_ptr<std::vector<float> const> weights_of(AttributeColumns const& columns,
                                                     std::string const& field, std::size_t features) {
    AttributeColumn const* const column = columns.find(field);
    if (field.empty() || column == nullptr) {
        return nullptr;
    }
    auto weights = std::make_shared<std::vector<float>>(features, 0.0F);
    for (std::size_t f = 0; f < features; ++f) {
        double const number = column->number(f).value_or(0);
        constexpr double most = 1e30;  // sums of many of them still fit into a float
        (*weights)[f] =
            std::isfinite(number) && number > 0 ? static_cast<float>(std::min(number, most)) : 0.0F;
    }
    return weights;
}

}  // namespace

Classification classed(std::shared_ptr<LayerStyle const> style, FeatureTable const& table,
                       JobContext const& job) {
    auto const columns = columns_of(table, style->class_fields(), job);
    Classification look = classification_of({*style, style->classes_of(table, *columns)});
    look.weights = weights_of(*columns, style->points.weight_field, table.size());
    look.style = std::move(style);
    return look;
}

ReadyLayer make_layer(std::string name, LayerGroup group, std::shared_ptr<FeatureTable const> table,
                      std::size_t palette_index, std::shared_ptr<LayerProfile const> profile,
                      JobContext const& job, std::optional<DateFields> const& dates) {
    ReadyLayer layer;
    layer.state.profile = std::move(profile);
    layer.state.group = group;
    layer.state.palette_index = palette_index;
    layer.state.title = name;
    layer.state.source.layer = table->name;
    layer.content.own_style = own_style(*table, palette_index, *layer.state.profile, job);
    layer.content.style_fields = fields_to_style_by(*first_columns(*table));
    layer.content.number_fields = fields_of_numbers(*first_columns(*table));
    layer.content.dates_read = dates;
    if (!table->attribute_file) {  // else read when somebody asks for it
        layer.content.times = read_feature_times(*table, *layer.state.profile, dates, job);
    }
    layer.content.typical_kind = typical_kind(table->geometry);
    layer.content.unlocated = table->count_unlocated();
    layer.content.unlocated_rows =
        std::make_shared<std::vector<AttributeRow> const>(table->rows(first_unlocated(*table)));
    layer.content.table = std::move(table);
    layer.state.name = std::move(name);
    return layer;
}

Classification unclassed(std::shared_ptr<LayerStyle const> style, std::size_t features) {
    Classification look = classification_of({*style, std::vector<std::uint16_t>(features, 0)});
    look.style = std::move(style);
    return look;
}

bool must_read_classes(LayerStyle const& style, FeatureTable const& table) {
    bool const must_read_file =
        table.attribute_file && (style.classes.size() > 1 || !style.points.weight_field.empty());
    return must_read_file || style.needs_places();
}

void choose_style(ReadyLayer& layer, LayerStyle style, JobContext const& job) {
    FeatureTable const& table = *layer.content.table;
    style = with_ranges(std::move(style), table, job);
    layer.content.chosen_style = classed(std::make_shared<LayerStyle const>(std::move(style)), table, job);
    layer.state.style = layer.content.chosen_style.style;
}

void ContentStore::set_map_crs(
    Crs map_crs, std::unordered_map<LayerId, std::shared_ptr<WorldGeometry const>> const& worlds) {
    m_map_crs = std::move(map_crs);
    ++m_plane;
    std::unordered_map<LayerId, std::shared_ptr<LayerContent const>> contents;
    for (auto const& [layer, world] : worlds) {
        if (auto const before = find(layer)) {
            LayerContent content = *before;
            content.world = world;
            contents.emplace(layer, std::make_shared<LayerContent const>(std::move(content)));
        }
    }
    m_contents = std::move(contents);
}

}  // namespace gatepost
