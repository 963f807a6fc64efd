#include "app/scene.hpp"

#include "geo/geodesy.hpp"
#include "map/scale_bar.hpp"
#include "ui/change_text.hpp"
#include "words/message_words.hpp"

#include <algorithm>
#include <utility>

namespace gatepost {

namespace {

// Names that a frame letters for the first time, at an eighth of a millisecond each: few while the map moves,
// and every frame counts.
constexpr std::size_t new_names_moving = 24;
constexpr std::size_t new_names_at_rest = 96;
constexpr double logical_px_per_m = 96 / 0.0254;  // a logical pixel is a 96th of an inch

/// The radius of the ring that a selected feature's symbol has around it; 0 where it has no symbol.
double ring_of(Document const& document, FeatureRef ref, double zoom) {
    Layer const& layer = document.layer(ref.layer);
    bool const has_symbol = layer.is_visible && layer.world && !layer.is_left_out(ref.feature) &&
                            layer.world->geometry.kind(ref.feature) == GeometryKind::point;
    if (!has_symbol) {
        return 0;
    }
    std::size_t const style_class = (*layer.class_of_feature)[ref.feature];
    StyleClass const style = in_state(layer.style.classes[style_class], FeatureState::selected);
    return style.symbol_px > 0 && layer.style.is_class_visible(style_class, zoom)
               ? static_cast<double>(style.symbol_px / 2 + style.symbol_casing_px + style.symbol_ring_px)
               : 0;
}

}  // namespace

Scene::Drawn Scene::draw_map(double pixel_ratio, int width_px, int height_px, std::optional<double> now_s) {
    m_map.camera().cluster();
    MapFrame const frame{&m_map.document(),
                         m_map.camera().viewport(),
                         m_map.camera().zoom(),
                         pixel_ratio,
                         width_px,
                         height_px,
                         map_colours(m_map.document().theme()).water,
                         map_colours(m_map.document().theme()).paper,
                         highlights(Highlighted::hovered_too),
                         now_s};
    Drawn drawn;
    drawn.all_tiles = m_renderer.prepare(frame, Waiting::take_what_is_ready);
    pass_is_over("tiles");
    m_renderer.draw_layers(frame);  // GL draws while this thread letters the map
    pass_is_over("layers");
    LabelLayout::View view = label_view(pixel_ratio);
    view.now_s = now_s;
    auto const labels = m_labels.lay_out(m_map.document(), view, m_map.selector().languages());
    drawn.is_fading = m_labels.is_fading();
    drawn.is_uploading = m_renderer.is_uploading();
    drawn.all_labels = m_renderer.prepare_labels(labels, view.most_new) && m_labels.has_all();
    pass_is_over("lettering");
    m_renderer.draw_labels(frame);
    drawn.is_fading = drawn.is_fading || m_renderer.is_easing();
    pass_is_over("labels");
    for (std::string const& failure : m_renderer.take_failures()) {
        m_map.messages().tell(failure);
    }
    return drawn;
}

/// What names keep out of, and how many new ones there may be.
LabelLayout::View Scene::label_view(double pixel_ratio) {
    LabelLayout::View view;
    view.viewport = m_map.camera().viewport();
    view.zoom = m_map.camera().zoom();
    view.pixel_ratio = pixel_ratio;
    Furniture const& furniture = m_map.model().state().furniture;
    Layout const layout{view.viewport.width_px, view.viewport.height_px, m_has_panels, m_timeline_px};
    bool const has_graticule = furniture.graticule.value_or(false);
    view.top_inset_px = has_graticule ? Layout::graticule_top_px : 0;
    view.right_inset_px = has_graticule ? Layout::graticule_right_px : 0;
    view.bottom_inset_px = layout.credits_strip_px();
    view.reserved_screen.push_back(layout.corner_box());
    view.reserved_screen.insert(view.reserved_screen.end(), m_covered_screen.begin(), m_covered_screen.end());
    bool const is_moving = m_last_view != view.viewport;
    m_last_view = view.viewport;
    view.most_new = is_moving ? new_names_moving : new_names_at_rest;
    return view;
}

/// What is selected lies above what is hovered, and a feature above those it belongs to.
std::vector<Highlight> Scene::highlights(Highlighted which) const {
    Document const& document = m_map.document();
    std::vector<Highlight> all;
    auto const add = [&](FeatureRef ref, FeatureState state) {
        Layer const& layer = document.layer(ref.layer);
        AttributeRow const row = layer.table->row(ref.feature);
        for (std::string const& field : layer.profile->partner_fields) {
            if (auto const partner = document.links().find(row.text(field))) {
                all.push_back({*partner, FeatureState::hovered});
            }
        }
        all.push_back({ref, state});
    };
    auto const& selection = m_map.selector().current();
    if (which == Highlighted::hovered_too && m_hovered && (!selection || selection->card.ref != *m_hovered) &&
        document.has_feature(*m_hovered)) {
        add(*m_hovered, FeatureState::hovered);
    }
    constexpr std::size_t most_chosen = 300;  // more would hide the map
    std::vector<FeatureRef> const chosen = m_map.selector().chosen();
    for (std::size_t i = 0; i < std::min(chosen.size(), most_chosen); ++i) {
        if (chosen[i] != selection->card.ref) {
            all.push_back({chosen[i], FeatureState::selected});
        }
    }
    if (selection) {
        add(selection->card.ref, FeatureState::selected);
    }
    return all;
}

InterfaceModel Scene::interface_model() {
    m_map.camera().cluster();
    InterfaceModel model;
    model.document = &m_map.document();
    model.languages = m_map.selector().languages();
    model.locale = m_map.selector().locale();
    model.viewport = m_map.camera().viewport();
    model.zoom = m_map.camera().zoom();
    double const ground_m_per_px =
        model.viewport.world_per_px * ground_metres_per_unit(model.document->map_crs(),
                                                             m_map.model().world_from_lonlat(),
                                                             model.viewport.centre_world);
    model.scale_denominator = ground_m_per_px * logical_px_per_m;
    model.credits = credits_of(m_map.kept().file(), m_map.model().state(), m_map.selector().locale());
    model.crs_choices = m_map.kept().file().crs_choices;
    History const& history = m_map.model().history();
    if (Change const* const next = history.next_undo()) {
        model.undo_text = change_text(*next, *model.document, model.locale);
    }
    if (Change const* const next = history.next_redo()) {
        model.redo_text = change_text(*next, *model.document, model.locale);
    }
    model.chosen_languages = m_map.model().state().languages;
    add_messages(model);
    model.missing = m_map.missing_layers();
    model.loading_progress = m_map.progress();
    model.value_counts = m_map.field_values().counts();
    model.ordered_rows = m_map.table_rows().rows();
    model.ordering_progress = m_map.table_rows().progress();
    ScaleBar const bar = scale_bar_of_map(model.viewport, {80, model.viewport.height_px - 20},
                                          model.document->map_plane(), m_map.model().world_from_lonlat());
    model.scale_bar = {bar.width_px, bar.label};
    model.north_deg = north_on_screen_deg(model.viewport, m_map.model().world_from_lonlat());
    if (m_map.model().state().furniture.graticule.value_or(false)) {
        model.graticule =
            graticule_in(model.viewport, m_map.model().world_from_lonlat(), model.document->map_plane());
    }
    model.densities = density_legends();
    model.badges = badges_in(*model.document, model.viewport, model.zoom);
    model.leaders = m_labels.leaders(model.viewport);
    model.hidden_labels = m_labels.hidden();
    model.popup = popup_model(model.viewport, model.zoom);
    model.selected = m_map.selector().chosen();
    model.tours = m_map.model().state().tours;
    return model;
}

/// What the map has to say, in the language of the interface.
void Scene::add_messages(InterfaceModel& model) const {
    model.messages = m_map.messages().shown();
    for (Message& message : model.messages) {
        message.text = message_in(model.locale, message.text);
    }
    model.stale = m_map.stale_layers();
    for (auto& [layer, stale] : model.stale) {
        stale.reason = message_in(model.locale, stale.reason);
    }
}

std::optional<PopupModel> Scene::popup_model(Viewport const& viewport, double zoom) {
    auto const& selection = m_map.selector().current();
    if (!selection) {
        return std::nullopt;
    }
    PopupModel popup;
    popup.card = &selection->card;
    popup.stack = selection->stack;
    popup.index = selection->index;
    popup.count = selection->picked.hits.size();
    popup.is_capped = selection->picked.is_capped;
    popup.is_clicked = selection->clicked_screen.has_value();
    popup.story = selection->story;
    popup.time = m_map.model().state().time.range;
    double east_world = 0;  // of the copy of the map in which it points to its feature
    if (auto const anchor = selection->anchor_world) {
        if (std::exchange(m_card_stack, selection->stack) != selection->stack) {
            Point const middle{viewport.width_px / 2, viewport.height_px / 2};
            m_card_screen = selection->clicked_screen.value_or(middle);
        }
        MapPlane const& plane = m_map.document().map_plane();
        Point shown = plane.near(*anchor, viewport.world_from_screen(m_card_screen));
        Point const nearest = plane.near(*anchor, viewport.centre_world);  // where that one has left the view
        bool const has_left = !viewport.bounds_world().contains(shown);
        shown = has_left && viewport.bounds_world().contains(nearest) ? nearest : shown;
        east_world = shown.x - anchor->x;
        m_card_screen = viewport.screen_from_world(shown);
        popup.anchor_screen = m_card_screen;
    }
    popup.ring_px = ring_of(m_map.document(), selection->card.ref, zoom);
    for (Point const world : selection->precision_ring_world) {
        popup.precision_ring_screen.push_back(viewport.moved(-east_world).screen_from_world(world));
    }
    return popup;
}

std::map<LayerId, DensityLegend> Scene::density_legends() const {
    std::map<LayerId, DensityLegend> legends;
    for (Layer const& layer : m_map.document().layers()) {
        auto const density = layer.is_visible && layer.opacity > 0 ? m_renderer.density(layer.id) : nullptr;
        if (density) {
            legends.emplace(layer.id, legend_of(*density));
        }
    }
    return legends;
}

std::map<LayerId, std::vector<std::uintptr_t>> Scene::swatches(double pixel_ratio, Colour paper) {
    std::map<LayerId, std::vector<std::uintptr_t>> textures;
    for (Layer const& layer : m_map.document().layers()) {
        std::vector<std::uintptr_t>& of_layer = textures[layer.id];
        std::size_t const classes = std::min(layer.style.classes.size(), most_legend_entries);
        for (std::size_t i = 0; i < classes; ++i) {
            of_layer.push_back(m_renderer.swatch(layer, i, pixel_ratio, paper));
        }
    }
    return textures;
}

std::unique_ptr<MapPicture> Scene::picture(MapPicture::Frame frame) {
    return std::make_unique<MapPicture>(m_map, m_renderer, m_labels, std::move(frame));
}

}  // namespace gatepost
