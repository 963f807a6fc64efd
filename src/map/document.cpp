#include "map/document.hpp"

#include "map/legend.hpp"
#include "style/simple_style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace gatepost {

namespace {

constexpr std::size_t most_cased_symbols = 2000;

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

std::vector<std::size_t> sizes_of(std::vector<std::uint16_t> const& class_of_feature, std::size_t classes) {
    std::vector<std::size_t> sizes(classes, 0);
    for (std::uint16_t const style_class : class_of_feature) {
        ++sizes[style_class];
    }
    return sizes;
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

}  // namespace

std::optional<LayerId> Document::find_layer(std::string_view name) const {
    auto const found = std::find_if(m_layers.begin(), m_layers.end(),
                                    [&](Layer const& layer) { return layer.name == name; });
    return found == m_layers.end() ? std::nullopt : std::optional{found->id};
}

void Document::number_places() {
    m_places.clear();
    for (std::size_t place = 0; place < m_layers.size(); ++place) {
        m_places.emplace(m_layers[place].id, place);
    }
}

std::optional<FeatureRef> Document::find_feature(std::string_view reference) const {
    // A colon may stand in a file's name or in an id too: every layer whose name begins the text is asked.
    for (Layer const& layer : m_layers) {
        std::string const prefix = layer.name + ":";
        if (reference.substr(0, prefix.size()) != prefix) {
            continue;
        }
        std::optional<FeatureRef> found;
        layer.table->for_each_row([&](AttributeRow const& row) {
            if (row.id() == reference.substr(prefix.size())) {
                found = FeatureRef{layer.id, static_cast<std::uint32_t>(row.feature())};
            }
            return !found;
        });
        if (found) {
            return found;
        }
    }
    return m_links.find(reference);
}

std::string Document::reference_of(FeatureRef ref) const {
    Layer const& layer = this->layer(ref.layer);
    return layer.name + ":" + layer.table->id_of(ref.feature);
}

std::vector<LayerId> Document::add_layers(std::vector<Layer> layers) {
    std::vector<LayerId> ids;
    std::unordered_map<std::string, int> known;  // names, and the number that the next of the same name tries
    for (Layer const& layer : m_layers) {
        known.emplace(layer.name, 2);
    }
    for (Layer& layer : layers) {
        std::string const wanted = layer.name;
        while (known.contains(layer.name)) {
            layer.name = fmt::format("{}-{}", wanted, known[wanted]++);
        }
        known.emplace(layer.name, 2);
        layer.revision = m_next_revision++;
        layer.id = LayerId{m_next_id++};
        ids.push_back(layer.id);
        if (m_theme != Theme::light) {  // in which layers are made
            colour(layer);
        }
        m_layers.push_back(std::move(layer));
    }
    std::stable_sort(m_layers.begin(), m_layers.end(),
                     [](Layer const& a, Layer const& b) { return a.group < b.group; });
    relink();
    return ids;
}

void Document::set_visible(LayerId layer, bool is_visible) {
    at(layer).is_visible = is_visible;
    update_hosted();
}

void Document::set_map_crs(Crs map_crs, std::vector<std::shared_ptr<WorldGeometry const>> const& worlds) {
    m_map_crs = std::move(map_crs);
    ++m_plane;
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        m_layers[l].world = worlds[l];
        m_layers[l].gathering.reset();
        m_layers[l].revision = m_next_revision++;
    }
}

void Document::replace_content(LayerId layer, Layer content) {
    Layer& changed = at(layer);
    changed.table = std::move(content.table);
    changed.world = std::move(content.world);
    changed.unlocated = content.unlocated;
    changed.unlocated_rows = std::move(content.unlocated_rows);
    changed.gathering.reset();
    changed.class_sizes = std::move(content.class_sizes);
    changed.typical_kind = content.typical_kind;
    changed.class_of_feature = std::move(content.class_of_feature);
    changed.hosted = std::move(content.hosted);
    changed.palette_index = content.palette_index;
    changed.style = std::move(content.style);
    if (m_theme != Theme::light) {
        colour(changed);
    }
    changed.is_first_look = content.is_first_look;
    changed.revision = m_next_revision++;
    relink();
}

void Document::remove_layer(LayerId layer) {
    m_gathered_revisions.erase(layer);
    m_layers.erase(m_layers.begin() + static_cast<std::ptrdiff_t>(place_of(layer)));
    relink();
}

void Document::gather(double world_per_px, double zoom) {
    for (Layer& layer : m_layers) {
        if (!is_gatherable(layer)) {
            layer.revision = layer.gathering ? m_next_revision++ : layer.revision;
            layer.gathering.reset();
            continue;
        }
        if (!layer.is_visible) {
            continue;
        }
        Gathering::View view{gathering_level(world_per_px), {}};
        for (std::size_t i = 0; i < layer.style.classes.size(); ++i) {
            view.class_shows.push_back(layer.style.is_class_visible(i, zoom));
        }
        bool const is_same = layer.gathering && layer.gathering->view() == view &&
                             m_gathered_revisions[layer.id] == layer.revision;
        if (!is_same) {
            gather(layer, std::move(view));
        }
    }
}

/// Tiles are cut again only where other symbols are drawn now.
void Document::gather(Layer& layer, Gathering::View view) {
    auto gathering = std::make_shared<Gathering const>(layer, std::move(view));
    bool const draws_alike =
        layer.gathering ? layer.gathering->gathered() == gathering->gathered() : gathering->is_trivial();
    layer.gathering = std::move(gathering);
    if (!draws_alike) {
        layer.revision = m_next_revision++;
    }
    m_gathered_revisions[layer.id] = layer.revision;
}

namespace {

void take_look(Layer& layer, ClassedStyle look) {
    if (layer.group == LayerGroup::own && !layer.is_restyled && layer.table->size() > most_cased_symbols) {
        look.style.draw_plain_dots();
    }
    layer.class_sizes = sizes_of(look.class_of_feature, look.style.classes.size());
    layer.class_of_feature =
        std::make_shared<std::vector<std::uint16_t> const>(std::move(look.class_of_feature));
    layer.gathers = look.style.gathers;
    layer.style = std::move(look.style);
}

/// The look that a layer has by itself: its features' own, where they bring one.
ClassedStyle look_by_itself(Layer const& layer) {
    bool const is_own = layer.group == LayerGroup::own;
    LayerStyle style = default_style(is_own ? "" : layer.name, layer.palette_index);
    if (auto simple = is_own ? simple_style_of(*layer.table, style) : std::nullopt) {
        return *std::move(simple);
    }
    auto classes = style.classes_of(*layer.table);
    return {std::move(style), std::move(classes)};
}

}  // namespace

void restyle(Layer& layer, LayerStyle style) {
    auto classes = style.classes_of(*layer.table);
    take_look(layer, {std::move(style), std::move(classes)});
}

void Document::set_style(LayerId layer, LayerStyle style) {
    auto classes = style.classes_of(*at(layer).table);
    change_look(at(layer), {std::move(style), std::move(classes)});
}

void Document::change_look(Layer& layer, ClassedStyle look) {
    layer.is_restyled = false;
    take_look(layer, std::move(look));
    if (m_theme != Theme::light) {
        colour(layer);
    }
    layer.revision = m_next_revision++;
}

namespace {

/// Whether two looks of a class differ in nothing but what the class table holds for any tile.
bool are_cut_alike(StyleClass const& before, StyleClass const& after) {
    auto const is_seen = [](Colour colour) { return colour.a > 0; };
    if (is_seen(before.fill) != is_seen(after.fill) || is_seen(before.line) != is_seen(after.line)) {
        return false;
    }
    StyleClass as_before = after;
    as_before.fill = before.fill;
    as_before.line = before.line;
    as_before.line_casing = before.line_casing;
    as_before.area_alpha = before.area_alpha;
    as_before.symbol_casing = before.symbol_casing;
    as_before.symbol_shadow = before.symbol_shadow;
    as_before.join = before.join;
    as_before.cap = before.cap;
    as_before.min_zoom = before.min_zoom;
    as_before.max_zoom = before.max_zoom;
    return as_before == before;
}

}  // namespace

void Document::set_class_style(LayerId layer, std::size_t style_class, StyleClass style, LabelClass names) {
    Layer& changed = at(layer);
    if (!are_cut_alike(changed.style.classes[style_class], style)) {
        changed.revision = m_next_revision++;
    }
    if (changed.group != LayerGroup::own && !changed.is_restyled) {
        // From now on its names have colours for paper, like those of a person's own layers.
        LayerStyle const on_paper = default_style(changed.name, 0, Theme::light);
        if (names.colour == changed.style.labels[style_class].colour) {
            names.colour = on_paper.labels[style_class].colour;
        }
        for (std::size_t i = 0; i < changed.style.labels.size(); ++i) {
            changed.style.labels[i].colour = on_paper.labels[i].colour;
        }
    }
    changed.style.classes[style_class] = std::move(style);
    changed.style.labels[style_class] = names;
    changed.is_restyled = true;
}

void Document::reset_style(LayerId layer) { change_look(at(layer), look_by_itself(at(layer))); }

void Document::dim_others(LayerId layer, std::size_t style_class) {
    std::vector<StyleClass>& classes = at(layer).style.classes;
    std::vector<bool> wanted;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        wanted.push_back(i != style_class);
    }
    bool const are_so_already =
        std::equal(classes.begin(), classes.end(), wanted.begin(),
                   [](StyleClass const& one, bool dim) { return one.is_dimmed == dim; });
    for (std::size_t i = 0; i < classes.size(); ++i) {
        classes[i].is_dimmed = wanted[i] && !are_so_already;
    }
}

void Document::set_theme(Theme theme) {
    m_theme = theme;
    for (Layer& layer : m_layers) {
        colour(layer);
    }
}

/// A bundled layer has a style for each theme; of a person's own only what lies around symbols and names
/// changes (and names are written lighter: label_candidates).
namespace {

/// Colours that a restyled bundled layer has from a theme become those of another.
void follow_theme(LayerStyle& style, std::string const& id, Theme theme) {
    LayerStyle const now = default_style(id, 0, theme);
    for (Theme const other : {Theme::light, Theme::dark, Theme::print}) {
        LayerStyle const then = default_style(id, 0, other);
        for (std::size_t i = 0; i < std::min(style.classes.size(), now.classes.size()); ++i) {
            for (auto const colour : {&StyleClass::fill, &StyleClass::line, &StyleClass::line_casing}) {
                if (style.classes[i].*colour == then.classes[i].*colour) {
                    style.classes[i].*colour = now.classes[i].*colour;
                }
            }
        }
    }
}

}  // namespace

void Document::colour(Layer& layer) const {
    if (layer.group != LayerGroup::own && !layer.is_restyled) {
        LayerStyle style = default_style(layer.name, 0, m_theme);
        for (std::size_t i = 0; i < std::min(style.classes.size(), layer.style.classes.size()); ++i) {
            style.classes[i].is_on = layer.style.classes[i].is_on;
            style.classes[i].is_dimmed = layer.style.classes[i].is_dimmed;
        }
        layer.style = std::move(style);
        return;
    }
    if (layer.group != LayerGroup::own) {
        follow_theme(layer.style, layer.name, m_theme);
    }
    layer.style.take_theme(m_theme);
}

void Document::move_layer(LayerId layer, LayerId to_place_of) {
    if (!has_layer(layer) || !has_layer(to_place_of)) {
        return;
    }
    std::size_t const from = place_of(layer);
    std::size_t const to = place_of(to_place_of);
    if (m_layers[from].group != m_layers[to].group) {
        return;
    }
    auto const first = m_layers.begin();
    auto const at = [&](std::size_t i) { return first + static_cast<std::ptrdiff_t>(i); };
    if (from < to) {
        std::rotate(at(from), at(from + 1), at(to + 1));
    } else {
        std::rotate(at(to), at(from), at(from + 1));
    }
    relink();
}

void Document::relink() {
    number_places();
    m_links = Links(m_layers);
    update_hosted();
}

void Document::update_hosted() {
    for (Layer& layer : m_layers) {
        if (layer.table->find("host") == nullptr) {
            continue;  // nothing in it borrows a position
        }
        std::vector<std::uint8_t> hosted(layer.table->size(), 0);
        for (std::uint32_t f = 0; f < hosted.size(); ++f) {
            auto const host = m_links.host_of({layer.id, f});
            bool const drawn =
                host && this->layer(host->layer).is_visible &&
                this->layer(host->layer).table->geometry.kind(host->feature) != GeometryKind::none;
            hosted[f] = drawn ? 1 : 0;
        }
        if (!layer.hosted || *layer.hosted != hosted) {
            layer.hosted = std::make_shared<std::vector<std::uint8_t> const>(std::move(hosted));
            layer.revision = m_next_revision++;
        }
    }
}

Layer make_layer(std::string name, LayerGroup group, std::shared_ptr<FeatureTable const> table,
                 std::size_t palette_index) {
    Layer layer;
    layer.group = group;
    layer.palette_index = palette_index;
    layer.title = name;
    layer.name = std::move(name);
    layer.table = std::move(table);
    take_look(layer, look_by_itself(layer));
    layer.title = layer_title(layer, Tongue::english);
    layer.typical_kind = typical_kind(layer.table->geometry);
    layer.hosted = std::make_shared<std::vector<std::uint8_t> const>(layer.table->size(), std::uint8_t{0});
    layer.unlocated = layer.table->count_unlocated();
    layer.unlocated_rows = layer.table->rows(first_unlocated(*layer.table));
    return layer;
}

}  // namespace gatepost
