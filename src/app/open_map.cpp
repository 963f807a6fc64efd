#include "app/open_map.hpp"

#include "app/change_log.hpp"
#include "app/map_files.hpp"
#include "app/map_seam.hpp"
#include "app/today.hpp"
#include "app/unknown_layer.hpp"
#include "base/boundary.hpp"
#include "base/clock.hpp"
#include "base/log.hpp"
#include "io/postgres_address.hpp"
#include "io/source.hpp"

#include <algorithm>
#include <utility>

namespace gatepost {

namespace {

/// Of names, where the map says nothing: as the command line asks, else as the window's interface is.
/// Pictures and answers without --ui-lang are the same whoever asks for them.
std::optional<LanguageChain> usual_languages(Options const& options) {
    if (!options.languages.empty()) {
        return options.languages;
    }
    bool const is_as_ever = options.is_headless() && !options.has_locale;
    return is_as_ever ? std::optional{names_in(Locale::vietnamese)} : std::nullopt;
}

}  // namespace

OpenMap::OpenMap(Options options, JobPool& pool, OpensNothing /*nothing*/)
    : m_options(std::move(options)),
      m_workers(pool),
      m_model(Crs::parse(m_options.map_crs.empty() ? "EPSG:3857" : m_options.map_crs)),
      m_camera(m_model),
      m_selector(m_model, usual_languages(m_options), m_options.locale.value_or(Locale::english)),
      m_kept(m_model, m_camera, m_selector),
      m_doubts(m_model, m_messages, m_options.strict_crs),
      m_styling(m_model, m_workers, m_messages, m_options.style_folder),
      m_dated_layers(m_model, m_workers, m_messages),
      m_filtered_layers(m_model, m_workers, m_messages),
      m_loader({m_model, m_workers, m_messages, m_selector, m_doubts}),
      m_crs_change(m_workers),
      m_partial_layers(m_workers, m_options.assumed()),
      m_reread_layers(m_workers, m_options.assumed(), m_partial_layers.most_rows()),
      m_table_rows(m_workers),
      m_field_values(m_workers),
      m_initial_selection(m_options.select) {}

OpenMap::OpenMap(OpenMap const& other, JobPool& pool) : OpenMap(other.m_options, pool, OpensNothing{}) {
    m_model.take(other.m_model);
    m_camera.take(other.m_camera);
    m_selector.take(other.m_selector);
    m_kept.take(other.m_kept);
}

OpenMap::OpenMap(Options options, JobPool& pool) : OpenMap(std::move(options), pool, OpensNothing{}) {
    auto const& inputs = m_options.inputs;
    bool const has_map = std::any_of(inputs.begin(), inputs.end(),
                                     [](std::string const& input) { return map_file_of(input).has_value(); });
    if (!has_map) {
        std::vector<std::string> parts;
        if (!m_options.no_basemap) {
            parts.emplace_back("basemap");
        }
        if (inputs.empty()) {
            parts.emplace_back("atlas");
        }
        ReadMapFile read = bundled_map(parts);
        MapState& usual = read.map.state;
        usual.theme = m_options.usual_theme;
        usual.furniture.graticule = m_options.has_usual_graticule ? std::optional{true} : std::nullopt;
        begin_map(std::move(read), {});
    }
    open_files(inputs);
    m_is_open = true;
}

void OpenMap::open_files(std::vector<std::string> const& paths) {
    for (std::string const& argument : paths) {
        if (auto const map = map_file_of(argument)) {
            open_map(*map);
            continue;
        }
        m_messages.note_asked();
        auto const failure = failure_of(argument, [&] {
            std::vector<SourceFile> files;
            for (std::string const& path : expand_source(argument)) {
                files.push_back({path, LayerGroup::own});
            }
            m_loader.start(files, reading());
        });
        if (failure) {
            m_messages.note_failed();
            m_messages.warn(*failure);
        }
    }
}

LayerLoader::Reading OpenMap::reading() {
    LayerLoader::Reading reading{
        {},
        m_crs_change.coming() != nullptr ? *m_crs_change.coming() : m_model.document().map_crs(),
        m_options.follows_view(),
        m_options.strict_crs,
        m_options.style_folder};
    reading.is_added = m_is_open;
    reading.source.assumed_crs = m_options.assumed();
    reading.source.encoding = m_options.encoding;
    if (m_options.inputs.size() <= 1) {  // of several, a layer of that name may be of another
        reading.where = m_options.where;
    }
    reading.source.view_lonlat = fixed_view_lonlat();
    bool const has_databases_alone =
        std::all_of(m_options.inputs.begin(), m_options.inputs.end(),
                    [](std::string const& input) { return postgres_address(input).has_value(); });
    if (m_options.follows_view()) {
        reading.source.most_rows = m_partial_layers.most_rows();
    } else if (m_options.list_layers && has_databases_alone && m_options.no_basemap &&
               !m_options.inputs.empty()) {
        constexpr std::uint64_t enough_to_tell = 4000;  // a database estimates the rest
        reading.source.most_rows = enough_to_tell;
    }
    return reading;
}

std::optional<Box> OpenMap::fixed_view_lonlat() {
    bool const is_said =
        m_options.bbox_lonlat || m_options.extent_world || (m_options.center_lonlat && m_options.zoom);
    bool const is_of_view = !m_options.screenshot.empty() || !m_options.export_data.empty();
    if (m_options.query_lonlat && !m_options.has_view()) {
        constexpr double around_deg = 0.1;  // more than a click at its zoom can meet
        Point const at = *m_options.query_lonlat;
        return Box{at.x - around_deg, at.y - around_deg, at.x + around_deg, at.y + around_deg};
    }
    if (!is_of_view || !is_said || !m_options.select.empty()) {
        return std::nullopt;
    }
    m_camera.resize(m_options.view_size_px().x, m_options.view_size_px().y);
    m_camera.show_initial_view(m_options);
    constexpr double margin_px = 64;
    return m_camera.view_lonlat(margin_px);
}

bool OpenMap::poll() {
    bool has_changed = take_crs_change(m_crs_change.poll(document(), !m_loader.is_loading()));
    if (m_crs_change.coming() == nullptr) {  // what joined the map now would be in the wrong CRS
        LayerLoader::Polled const polled = m_loader.poll();
        choose_as_asked(polled.joined);
        has_changed = polled.has_changed || has_changed;
        if (polled.is_finished) {
            finish_first_loading();
        }
        has_changed = take_reread() || has_changed;
    }
    has_changed = take_styled() || has_changed;
    has_changed = take_dates() || has_changed;
    has_changed = take_filtered() || has_changed;
    has_changed = take_table_rows() || has_changed;
    has_changed = take_field_values() || has_changed;
    return follow_view() || has_changed;
}

/// Everything that was asked for has been read: it is known now what is missing, and where the map should be
/// cut open.
void OpenMap::finish_first_loading() {
    m_loader.tell_missing(m_kept.path());
    tell_unknown_layers();
    if (wants_other_seam(m_model, m_camera.own_bounds(), m_options, !m_kept.path().empty())) {
        m_crs_change.want(Crs::web_mercator(180), AskedBy::itself);
        m_partial_layers.cancel();
    }
}

void OpenMap::finish_loading() {
    m_loader.wait();
    poll();
    take_crs_change(m_crs_change.wait(document()));
    m_dated_layers.wait();
    take_dates();
    m_filtered_layers.wait();
}

std::optional<float> OpenMap::progress() const {
    if (!is_loading()) {
        return m_styling.is_reading() ? std::optional{m_styling.progress()} : std::nullopt;
    }
    float done = 0;
    float all = 0;
    m_loader.add_progress(done, all);
    m_crs_change.add_progress(done, all);
    return all > 0 ? done / all : 1;
}

bool OpenMap::is_wanted_visible(LayerState const& layer) const {
    auto const has = [&](std::vector<std::string> const& names) {
        return std::find(names.begin(), names.end(), layer.name) != names.end();
    };
    // --layers speaks of what lies on the basemap; the basemap stays unless hidden by name.
    bool const is_chosen =
        m_options.layers.empty() || layer.group == LayerGroup::background || has(m_options.layers);
    return is_chosen && !has(m_options.hide_layers);
}

void OpenMap::choose_as_asked(std::vector<LayerId> const& joined) {
    bool const hides = !m_options.layers.empty() || !m_options.hide_layers.empty();
    if (joined.empty() || (!hides && m_options.where.empty())) {
        return;
    }
    for (LayerId const id : joined) {
        LayerState const* const layer = m_model.state().find(id);
        if (layer == nullptr) {
            continue;
        }
        std::string const name = layer->name;
        if (hides) {
            m_model.change_by_itself(SetVisible{id, is_wanted_visible(*layer)});
        }
        for (auto const& [filtered, condition] : m_options.where) {
            if (filtered == name) {
                m_model.change_by_itself(SetFilter{id, condition});
            }
        }
    }
    m_model.update();
}

std::vector<std::string> OpenMap::unknown_layers() const {
    std::vector<std::string> unknown;
    auto const add = [&](std::string const& id, bool may_be_left_out) {
        if (!document().find_layer(id) &&
            !(may_be_left_out && m_options.no_basemap && is_basemap_layer(id))) {
            unknown.push_back(id);
        }
    };
    for (std::string const& id : m_options.layers) {
        add(id, false);
    }
    for (std::string const& id : m_options.hide_layers) {
        add(id, true);  // --no-basemap hides it already
    }
    for (auto const& [id, condition] : m_options.where) {
        add(id, false);
    }
    return unknown;
}

/// A command ends with an error for such a name, and says so itself.
void OpenMap::tell_unknown_layers() {
    for (std::string const& id : m_options.is_headless() ? std::vector<std::string>{} : unknown_layers()) {
        m_messages.warn(unknown_layer_text(document(), id));
    }
}

void OpenMap::begin_crs_change(std::string const& definition, AskedBy asked_by) {
    Crs crs = Crs::parse(definition);
    if (crs == document().map_crs() && m_crs_change.coming() == nullptr) {
        return;
    }
    m_crs_change.want(std::move(crs), asked_by);
    m_doubts.forget_missed();
    m_partial_layers.cancel();
    take_crs_change(m_crs_change.poll(document(), !m_loader.is_loading()));  // it may be at its end already
}

/// The same place stays in the middle, at the same zoom, where the new CRS can show it.
bool OpenMap::take_crs_change(std::optional<MapCrsChange::Outcome> outcome) {
    if (!outcome) {
        return false;
    }
    if (!outcome->failure.empty()) {
        m_messages.warn(outcome->failure);
        return true;
    }
    Point const centre_lonlat = m_model.world_from_lonlat().inverse(m_camera.viewport().centre_world);
    double const kept_zoom = m_camera.zoom();
    m_model.set_map_crs(std::move(outcome->crs), outcome->worlds, outcome->asked_by);
    m_camera.show_again(centre_lonlat, kept_zoom);
    m_selector.refresh();
    for (Layer const& layer : document().layers()) {
        LayerState const& state = *m_model.state().find(layer.id);
        static_cast<void>(m_doubts.refuses(state, *layer.content));  // it is drawn already: said, not refused
        m_doubts.tell_missed(state, *layer.content, m_selector.languages());
    }
    Crs const& crs = document().map_crs();
    log_info("map crs {}", crs.code().empty() ? crs.name() : crs.code());
    return true;
}

/// Reads around the view what is not at hand, and takes what was read. True if the document changed.
bool OpenMap::follow_view() {
    bool const may_follow = m_options.follows_view() && !is_loading();
    if (!may_follow || !PartialLayers::has_any(document())) {
        return false;
    }
    auto const view_lonlat = m_camera.view_lonlat(0);
    std::erase_if(m_stale, [&](auto const& one) {  // nothing of what is in view now is missing
        Layer const* const layer = document().has_layer(one.first) ? &document().layer(one.first) : nullptr;
        return layer != nullptr && layer->table->part &&
               !wants_other_part(*layer->table, view_lonlat, layer->condition);
    });
    return take_fresh(m_partial_layers.poll(document(), view_lonlat));
}

bool OpenMap::take_fresh(std::vector<PartialLayers::Fresh> fresh_layers) {
    for (PartialLayers::Fresh& fresh : fresh_layers) {
        if (!fresh.content) {  // it is tried again for the next view, and told once
            auto const before = m_stale.find(fresh.layer);
            if (before == m_stale.end() || before->second.reason != fresh.failure) {
                m_messages.tell(fresh.failure);
            }
            mark_stale(fresh.layer, fresh.failure);
        } else if (document().has_layer(fresh.layer)) {
            m_stale.erase(fresh.layer);
            m_selector.replace_content(fresh.layer, std::move(*fresh.content));
        }
    }
    return !fresh_layers.empty();
}

void OpenMap::reread(LayerId layer, RereadLayers::Why why) {
    if (document().has_layer(layer)) {
        m_reread_layers.begin(document(), document().layer(layer), document().layer(layer).source, why);
    }
}

/// A file that was changed while the map is open may be half written: the last good state stays then.
bool OpenMap::take_reread() {
    auto all = m_reread_layers.poll(document());
    for (RereadLayers::Reread& reread : all) {
        bool const is_by_itself = reread.why == RereadLayers::Why::changed_on_disk;
        if (!reread.content) {
            keep_stale(reread, reread.failure);
            continue;
        }
        FeatureTable const& table = *reread.content->table;
        if (is_by_itself && is_worse(table, *document().layer(reread.layer).table)) {
            auto const reasons = table.report.messages();
            keep_stale(reread, reasons.empty() ? reread.source.path : reasons.front());
            continue;
        }
        m_stale.erase(reread.layer);
        if (!(document().layer(reread.layer).source == reread.source)) {
            m_model.change_by_itself(SetSource{reread.layer, reread.source});
        }
        m_selector.replace_content(reread.layer, std::move(*reread.content));
        log_info("layer {} read again", document().layer(reread.layer).name);
        if (reread.why == RereadLayers::Why::asked_for) {
            m_messages.say_done(
                said(Word::reloaded, m_selector.locale(), document().layer(reread.layer).title));
        }
    }
    return !all.empty();
}

/// Since the first time that it failed.
void OpenMap::mark_stale(LayerId layer, std::string const& reason) {
    m_stale.try_emplace(layer, StaleLayer{time_of_day(), reason}).first->second.reason = reason;
}

void OpenMap::keep_stale(RereadLayers::Reread const& reread, std::string const& reason) {
    if (reread.why == RereadLayers::Why::changed_on_disk) {
        log_info("layer {} stays as it was: {}", document().layer(reread.layer).name, reason);
        mark_stale(reread.layer, reason);
    } else {
        m_messages.tell(reason);
    }
}

void OpenMap::change(Change const& change) {
    if (auto const* const crs = std::get_if<SetMapCrs>(&change)) {
        begin_crs_change(crs->definition, AskedBy::person);  // geometries first
        return;
    }
    if (auto const* const source = std::get_if<SetSource>(&change)) {
        m_reread_layers.begin(document(), document().layer(source->layer), source->source,
                              RereadLayers::Why::other_encoding);
        return;
    }
    if (m_styling.read_classes_first(change)) {
        return;
    }
    auto const* const removed = std::get_if<RemoveLayer>(&change);
    if (removed != nullptr) {
        log_change(change, document());  // while its name is known
        m_loader.forget(removed->layer);
        m_stale.erase(removed->layer);
    }
    m_model.change(change, seconds_now());
    m_selector.check();
    if (std::holds_alternative<SetLanguages>(change)) {
        m_selector.refresh();
    }
    if (removed == nullptr) {
        log_change(change, document());
    }
}

void OpenMap::show_stop(ShowStop const& stop) {
    m_model.show_stop(stop);
    m_selector.check();
    take_dates();
}

void OpenMap::end_stops() {
    m_model.end_stops();
    m_selector.check();
}

bool OpenMap::undo() { return take_step(m_model.undo(), "undone"); }

bool OpenMap::redo() { return take_step(m_model.redo(), "done again"); }

/// What is no longer at hand is read again.
bool OpenMap::take_step(std::optional<MapModel::Restored> const& restored, char const* what) {
    if (!restored) {
        return false;
    }
    for (LayerState const& layer : m_model.state().layers) {
        m_styling.class_again(layer);
    }
    m_loader.read_layers(m_loader.not_awaited(restored->unread), reading());
    m_selector.check();
    m_selector.refresh();
    if (!restored->map_crs.empty()) {
        begin_crs_change(restored->map_crs, AskedBy::history);
    }
    log_info("{}", what);
    return true;
}

}  // namespace gatepost
