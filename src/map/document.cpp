#include "map/document.hpp"

#include "map/cluster_points.hpp"
#include "map/layer_style.hpp"

#include <algorithm>

namespace gatepost {

void Document::update(MapState const& state, ContentStore const& contents) {
    if (contents.plane() != m_plane || contents.map_crs() != m_map_crs) {
        m_plane = contents.plane();
        m_map_crs = contents.map_crs();
        m_map_plane = {};
    }
    bool const has_other_theme = m_theme != state.theme;
    m_theme = state.theme;
    std::vector<Layer> layers;
    layers.reserve(state.layers.size());
    bool has_other_content = false;
    bool has_other_visibility = false;
    bool has_other_mask = false;
    for (LayerState const& chosen : state.layers) {
        auto const content = contents.find(chosen.id);
        if (!content) {
            continue;
        }
        Layer layer;
        if (has_layer(chosen.id)) {
            layer = std::move(m_layers[place_of(chosen.id)]);
        }
        bool const is_at_its_place =
            has_layer(chosen.id) && place_of(chosen.id) == layers.size() && layer.content == content;
        has_other_content = has_other_content || !is_at_its_place;
        has_other_visibility = has_other_visibility || layer.is_visible != chosen.is_visible;
        follow(layer, chosen, content, has_other_theme);
        has_other_mask = follow_mask(layer, state.time) || has_other_mask;
        layers.push_back(std::move(layer));
    }
    has_other_content = has_other_content || layers.size() != m_layers.size();
    m_layers = std::move(layers);
    if (has_other_content) {
        number_places();
        m_links = Links(m_layers);
        m_line_walk.reset();
    }
    if (has_other_content || has_other_visibility || has_other_mask) {
        update_hosted();
        update_left_out();
    }
}

void Document::follow(Layer& layer, LayerState const& state,
                      std::shared_ptr<LayerContent const> const& content, bool has_other_theme) {
    layer.id = state.id;
    layer.name = state.name;
    layer.title = state.title;
    layer.group = state.group;
    layer.part_of = state.part_of;
    layer.source = state.source;
    layer.profile = state.profile;
    layer.palette_index = state.palette_index;
    layer.dates = state.dates;
    layer.condition = state.condition;
    layer.is_timeless = state.is_timeless;
    layer.is_visible = state.is_visible;
    layer.opacity = state.opacity;
    if (layer.content != content) {
        follow_content(layer, content);
    }
    follow_style(layer, state, has_other_theme);
    layer.is_clustered = state.is_clustered.value_or(layer.style.is_clustered);
}

void Document::follow_content(Layer& layer, std::shared_ptr<LayerContent const> const& content) {
    bool const has_other_features = !layer.content || layer.content->table != content->table;
    layer.content = content;
    layer.table = content->table;
    layer.world = content->world;
    layer.typical_kind = content->typical_kind;
    layer.is_preview = content->is_preview;
    layer.clustering.reset();
    renew(layer);
    if (!has_other_features && layer.base_style && layer.base_style == content->chosen_style.style) {
        layer.class_of_feature = content->chosen_style.class_of_feature;  // that a job has read meanwhile
        layer.class_sizes = content->chosen_style.class_sizes;
        layer.weights = content->chosen_style.weights;
    }
    if (has_other_features) {
        layer.base_style.reset();  // classes are of the features there were
        layer.class_of_feature.reset();
        layer.hosted =
            std::make_shared<std::vector<std::uint8_t> const>(layer.table->size(), std::uint8_t{0});
        layer.left_out = layer.hosted;
        layer.mask.reset();
        layer.times.reset();
        layer.filter.reset();
    }
}

void Document::follow_style(Layer& layer, LayerState const& state, bool has_other_theme) {
    auto const& wanted = state.style ? state.style : layer.content->own_style.style;
    bool const is_restyled = state.style != nullptr;
    if (wanted != layer.base_style || has_other_theme || is_restyled != layer.is_restyled) {
        LayerStyle style = in_theme(*wanted, m_theme);
        bool const keeps_classes = layer.class_of_feature && are_classed_alike(style, layer.style);
        if (!keeps_classes) {
            LayerContent const& content = *layer.content;
            Classification const look =
                wanted == content.own_style.style      ? content.own_style
                : wanted == content.chosen_style.style ? content.chosen_style
                : must_read_classes(*wanted, *layer.table)
                    ? unclassed(wanted, layer.table->size())  // until a job has read them
                    : classed(wanted, *layer.table);
            layer.class_of_feature = look.class_of_feature;
            layer.class_sizes = look.class_sizes;
            layer.weights = look.weights;
        }
        bool const is_cut_alike =
            keeps_classes && style.points == layer.style.points &&
            std::equal(style.classes.begin(), style.classes.end(), layer.style.classes.begin(),
                       layer.style.classes.end(), are_cut_alike);
        if (!is_cut_alike) {
            renew(layer);
        }
        layer.style = std::move(style);
        layer.base_style = wanted;
        layer.is_restyled = is_restyled;
    }
    for (std::size_t i = 0; i < layer.style.classes.size(); ++i) {
        bool const is_on = i < wanted->classes.size() ? wanted->classes[i].is_on : true;
        layer.style.classes[i].is_on = is_on && !state.hidden_classes.contains(i);
        layer.style.classes[i].is_dimmed = state.singled_out_class && *state.singled_out_class != i;
    }
}

void Document::renew(Layer& layer) {
    layer.revision = m_next_revision++;
    layer.untimed_revision = layer.revision;
}

/// Of a layer with one class that is known without a look at each feature.
void Document::count_shown(Layer& layer) {
    layer.shown_classes = layer.class_of_feature;
    layer.shown_sizes = layer.class_sizes;
    if (layer.mask && layer.class_sizes.size() == 1) {
        layer.shown_sizes = {layer.mask->left};
    } else if (layer.mask && layer.mask->has_hidden) {
        layer.shown_sizes.assign(layer.class_sizes.size(), 0);
        for (std::size_t f = 0; f < layer.mask->showing.size(); ++f) {
            layer.shown_sizes[(*layer.class_of_feature)[f]] += layer.is_hidden(f) ? 0 : 1;
        }
    }
}

/// What a condition leaves is shown until it is known what another one leaves.
bool Document::follow_mask(Layer& layer, TimeFilter const& time) {
    auto const times = layer.is_timeless ? nullptr : layer.content->times;
    auto const filter = layer.condition.empty() ? nullptr : layer.content->filter;
    layer.twin_style = times ? std::make_shared<LayerStyle const>(with_faint_twins(layer.style)) : nullptr;
    if (layer.times == times && layer.mask_time == time && layer.filter == filter) {
        if (layer.shown_classes != layer.class_of_feature) {
            count_shown(layer);
        }
        return false;
    }
    layer.times = times;
    layer.mask_time = time;
    layer.filter = filter;
    auto mask = mask_of(times.get(), time, filter.get());
    bool const is_same = layer.mask && mask ? *layer.mask == *mask : layer.mask == mask;
    if (is_same) {
        if (layer.shown_classes != layer.class_of_feature) {
            count_shown(layer);
        }
        return false;  // and the mask stays the one that others know
    }
    bool const looks_alike = layer.mask && mask && layer.mask->showing == mask->showing;
    layer.mask = std::move(mask);
    if (!looks_alike) {
        layer.revision = m_next_revision++;
    }
    count_shown(layer);
    return !looks_alike;
}

void Document::number_places() {
    m_places.clear();
    for (std::size_t place = 0; place < m_layers.size(); ++place) {
        m_places.emplace(m_layers[place].id, place);
    }
    std::erase_if(m_arcs, [&](auto const& entry) { return !has_layer(entry.first); });
    std::erase_if(m_clustered_revisions, [&](auto const& entry) { return !has_layer(entry.first); });
}

void Document::update_hosted() {
    for (Layer& layer : m_layers) {
        if (layer.table->find(layer.profile->host_field) == nullptr) {
            continue;  // nothing in it borrows a position
        }
        std::vector<std::uint8_t> hosted(layer.table->size(), 0);
        for (std::uint32_t f = 0; f < hosted.size(); ++f) {
            auto const host = m_links.host_of({layer.id, f});
            bool const drawn =
                host && this->layer(host->layer).is_visible && speaks_for(*host, layer, f) &&
                this->layer(host->layer).table->geometry.kind(host->feature) != GeometryKind::none;
            hosted[f] = drawn ? 1 : 0;
        }
        if (*layer.hosted != hosted) {
            layer.hosted = std::make_shared<std::vector<std::uint8_t> const>(std::move(hosted));
            renew(layer);
        }
    }
}

void Document::update_left_out() {
    for (Layer& layer : m_layers) {
        if (!layer.mask || !layer.mask->has_hidden) {
            layer.left_out = layer.hosted;
            continue;
        }
        std::vector<std::uint8_t> left_out = *layer.hosted;
        for (std::size_t f = 0; f < left_out.size(); ++f) {
            left_out[f] = left_out[f] != 0 || layer.is_hidden(f) ? 1 : 0;
        }
        layer.left_out = std::make_shared<std::vector<std::uint8_t> const>(std::move(left_out));
    }
}

/// A host that time hides speaks for nobody, and a pale one not for what surely happened at it.
bool Document::speaks_for(FeatureRef host, Layer const& layer, std::uint32_t feature) const {
    Layer const& hosts = this->layer(host.layer);
    bool const is_more = hosts.is_pale(host.feature) && layer.mask && !layer.is_pale(feature);
    return !hosts.is_hidden(host.feature) && !is_more;
}

/// The one whose symbol stands for all layers that are gathered into one at this zoom: the topmost that has
/// any.
std::optional<LayerId> Document::leading_layer(double zoom) const {
    auto const found = std::find_if(m_layers.rbegin(), m_layers.rend(),
                                    [&](Layer const& layer) { return may_lead(layer, zoom); });
    return found == m_layers.rend() ? std::nullopt : std::optional{found->id};
}

std::vector<std::uint32_t> Document::arcs_hidden_in(Layer const& layer, Viewport const& viewport,
                                                    double zoom) {
    if (layer.style.line_shape != LineShape::arc) {
        return {};
    }
    KnownArcs& known = m_arcs[layer.id];
    if (known.of != layer.world) {
        known = {layer.world, arcs_of(layer)};
    }
    return hidden_arcs(layer, known.arcs, m_map_plane, viewport, zoom, [&](std::uint32_t feature) {
        FeatureRef const own{layer.id, feature};
        FeatureRef const shown = layer.is_hosted(feature) ? m_links.host_of(own).value_or(own) : own;
        Layer const& there = this->layer(shown.layer);
        return !there.is_hidden(shown.feature) &&
               there.style.is_class_visible((*there.class_of_feature)[shown.feature], zoom);
    });
}

void Document::cluster(Viewport const& viewport, double zoom) {
    using Gathering = Clustering::Gathering;
    auto const leader = leading_layer(zoom);
    for (Layer& layer : m_layers) {
        if (!layer.is_visible) {
            continue;
        }
        bool const is_gathered = leader && zoom < layer.style.one_symbol_below_zoom;
        Clustering::View view{clustering_level(viewport.world_per_px)};
        view.gathering = !is_clusterable(layer) ? Gathering::none
                         : !is_gathered         ? Gathering::near
                         : layer.id == leader   ? Gathering::all
                                                : Gathering::absent;
        view.hidden_arcs = arcs_hidden_in(layer, viewport, zoom);
        if (view.gathering == Gathering::none && view.hidden_arcs.empty()) {
            if (layer.clustering) {
                renew(layer);
            }
            layer.clustering.reset();
            continue;
        }
        view.class_shows = classes_that_show(layer, zoom);
        bool const is_same = layer.clustering && layer.clustering->view() == view &&
                             m_clustered_revisions[layer.id] == layer.revision;
        if (!is_same) {
            cluster(layer, std::move(view));
        }
    }
}

/// Tiles are cut again only where other symbols are drawn now.
void Document::cluster(Layer& layer, Clustering::View view) {
    auto clustering = std::make_shared<Clustering const>(cluster_points(layer, std::move(view)));
    bool const draws_alike = layer.clustering ? layer.clustering->clustered() == clustering->clustered()
                                              : clustering->is_trivial();
    layer.clustering = std::move(clustering);
    if (!draws_alike) {
        renew(layer);
    }
    m_clustered_revisions[layer.id] = layer.revision;
}

LineWalk const& Document::line_walk() const {
    if (!m_line_walk) {
        m_line_walk = std::make_shared<LineWalk const>(m_layers);
    }
    return *m_line_walk;
}

std::optional<LayerId> Document::find_layer(std::string_view name) const {
    auto const found = std::find_if(m_layers.begin(), m_layers.end(),
                                    [&](Layer const& layer) { return layer.name == name; });
    return found == m_layers.end() ? std::nullopt : std::optional{found->id};
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

}  // namespace gatepost
