#include "app/workspace.hpp"

#include "app/bundled.hpp"
#include "app/layer_reading.hpp"
#include "base/boundary.hpp"
#include "base/message_line.hpp"
#include "io/source.hpp"
#include "map/legend.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace gatepost {

namespace {

double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

Workspace::Workspace(Options options, JobPool& pool)
    : m_options(std::move(options)),
      m_workers(pool),
      m_contents(Crs::parse(m_options.map_crs.empty() ? "EPSG:3857" : m_options.map_crs)),
      m_document(m_contents.map_crs()),
      m_languages(m_options.languages.empty() ? LanguageChain{"vi", "zh", "en"} : m_options.languages),
      m_initial_selection(m_options.select),
      m_partial_layers(m_workers, m_options.assumed()),
      m_recoded_layers(m_workers, m_options.assumed()),
      m_styled_layers(m_workers),
      m_table_rows(m_workers) {
    m_tongue = m_options.tongue.value_or(Tongue::english);
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
        usual.furniture.graticule = m_options.has_usual_graticule;
        begin_map(std::move(read));
    }
    open_files(inputs);
}

void Workspace::open_files(std::vector<std::string> const& paths) {
    for (std::string const& argument : paths) {
        if (auto const map = map_file_of(argument)) {
            open_map(*map);
            continue;
        }
        ++m_own_count;
        auto const failure = failure_of(argument, [&] {
            std::vector<SourceFile> files;
            for (std::string const& path : expand_source(argument)) {
                files.push_back({path, LayerGroup::own});
            }
            start_batch(files);
        });
        if (failure) {
            ++m_own_failed;
            report(*failure);
        }
    }
}

bool Workspace::refuse_or_report_ballpark(LayerState const& layer, LayerContent const& content) {
    std::string const text = fmt::format(
        "no accurate transformation from {} to {} is known: positions may be off by several "
        "hundred metres",
        content.table->source_crs.name(), m_document.map_crs().name());
    std::string const message = layer.group == LayerGroup::own ? layer.title + ": " + text : text;
    tell(message);
    m_own_failed += m_options.strict_crs ? 1 : 0;
    return m_options.strict_crs;
}

bool Workspace::poll() {
    bool changed = poll_crs_change() || show_first_looks();
    while (!m_crs_change && !m_batches.empty() && collect(m_batches.front())) {
        join(m_batches.front());
        m_batches.pop_front();
        changed = true;
        if (m_batches.empty()) {
            tell_missing();
            tell_unknown_layers();
            if (wants_other_seam()) {
                m_wanted_crs = Crs::web_mercator(180);
                m_partial_layers.cancel();
            }
        }
    }
    if (!m_crs_change) {
        changed = take_fresh(m_recoded_layers.poll(m_document)) || changed;
    }
    changed = take_styled() || changed;
    if (auto const failure = m_table_rows.poll()) {
        changed = true;
        if (!failure->empty()) {
            tell(*failure);
        }
    }
    return follow_view() || changed;
}

void Workspace::finish_loading() {
    for (Batch& batch : m_batches) {
        for (std::size_t i = 0; i < batch.jobs.size(); ++i) {
            if (!batch.results[i]) {
                batch.results[i] = batch.jobs[i].get();
            }
        }
    }
    poll();
    finish_crs_jobs();
}

bool Workspace::is_loading() const { return !m_batches.empty() || m_wanted_crs || m_crs_change; }

std::optional<float> Workspace::progress() const {
    if (!is_loading()) {
        return m_styled_layers.is_reading() ? std::optional{m_styled_layers.progress()} : std::nullopt;
    }
    float done = 0;
    float all = 0;
    for (Batch const& batch : m_batches) {
        for (Job<Loaded> const& job : batch.jobs) {
            done += job.progress();
            all += 1;
        }
    }
    if (m_crs_change) {
        for (auto const& [id, job] : m_crs_change->jobs) {
            done += job.progress();
            all += 1;
        }
    }
    return all > 0 ? done / all : 1;
}

int Workspace::exit_code() const {
    if (m_own_count > 0 && m_own_read == 0) {
        return 1;
    }
    return m_is_doubtful || m_own_failed > 0 ? 3 : 0;
}

void Workspace::tell(std::string const& message) {
    m_is_doubtful = true;
    if (std::find(m_messages.begin(), m_messages.end(), message_line(message)) == m_messages.end()) {
        report(message);
    }
}

void Workspace::report(std::string const& message) {
    log_warning("{}", message);
    m_messages.push_back(message_line(message));
}

bool Workspace::is_wanted_visible(LayerState const& layer) const {
    auto const has = [&](std::vector<std::string> const& names) {
        return std::find(names.begin(), names.end(), layer.name) != names.end();
    };
    // --layers speaks of what lies on the basemap; the basemap stays unless hidden by name.
    bool const is_chosen =
        m_options.layers.empty() || layer.group == LayerGroup::background || has(m_options.layers);
    return is_chosen && !has(m_options.hide_layers);
}

std::vector<LayerId> Workspace::add(std::vector<ReadyLayer> layers) {
    AddLayers joining;
    std::vector<LayerId> ids;
    for (ReadyLayer& layer : layers) {
        if (give_to_awaiting(layer)) {
            ids.push_back(layer.state.id);
            continue;
        }
        layer.state.id = LayerId{m_next_layer++};
        ids.push_back(layer.state.id);
        m_contents.put(layer.state.id, std::move(layer.content));
        joining.layers.push_back(std::move(layer.state));
    }
    change_by_itself(joining);
    if (!m_options.layers.empty() || !m_options.hide_layers.empty()) {  // by the names that they have now
        for (LayerId const id : ids) {
            change_by_itself(SetVisible{id, is_wanted_visible(*m_state.find(id))});
        }
    }
    m_document.update(m_state, m_contents);
    return ids;
}

std::vector<std::string> Workspace::unknown_layers() const {
    std::vector<std::string> unknown;
    auto const add = [&](std::string const& id, bool may_be_left_out) {
        if (!m_document.find_layer(id) &&
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
    return unknown;
}

/// A command ends with an error for such a name, and says so itself.
void Workspace::tell_unknown_layers() {
    for (std::string const& id : m_options.is_headless() ? std::vector<std::string>{} : unknown_layers()) {
        report(fmt::format("there is no layer '{}' (--list-layers names them)", id));
    }
}

void Workspace::change(Change const& change) {
    if (auto const* const crs = std::get_if<SetMapCrs>(&change)) {
        change_map_crs(crs->definition);  // geometries first
        return;
    }
    if (read_classes_first(change)) {
        return;
    }
    MapState before = m_state;
    m_state = apply(std::move(m_state), change);
    if (is_undoable(change) && m_state != before) {
        m_history.note(std::move(before), change, seconds_now());
    } else if (!is_undoable(change)) {
        m_history.apply_to_all(change);
    }
    if (auto const* const removed = std::get_if<RemoveLayer>(&change)) {
        log_change(change);  // while its name is known
        m_awaited.erase(removed->layer);
    }
    let_go_of_contents();
    m_document.update(m_state, m_contents);
    check_selection();
    if (!std::holds_alternative<RemoveLayer>(change)) {
        log_change(change);
    }
}

void Workspace::change_by_itself(Change const& change) {
    m_history.apply_to_all(change);
    m_state = apply(std::move(m_state), change);
}

/// What was read of a layer that was taken off the map stays as long as it can come back.
void Workspace::let_go_of_contents() {
    if (m_contents.size() <= m_state.layers.size()) {
        return;
    }
    std::set<LayerId> kept = m_history.layers();
    for (LayerState const& layer : m_state.layers) {
        kept.insert(layer.id);
    }
    m_contents.keep_only(kept);
}

bool Workspace::undo() {
    auto state = m_history.undo(m_state);
    if (!state) {
        return false;
    }
    restore(*std::move(state));
    log_info("undone");
    return true;
}

bool Workspace::redo() {
    auto state = m_history.redo(m_state);
    if (!state) {
        return false;
    }
    restore(*std::move(state));
    log_info("done again");
    return true;
}

/// The view stays where it is. What is no longer at hand is read again.
void Workspace::restore(MapState state) {
    std::string const wanted_crs = std::exchange(state.map_crs, m_state.map_crs);
    state.view = m_state.view;
    m_state = std::move(state);
    std::set<LayerId> missing;
    for (LayerState const& layer : m_state.layers) {
        if (!m_contents.find(layer.id) && m_awaited.insert(layer.id).second) {
            missing.insert(layer.id);
        }
    }
    m_document.update(m_state, m_contents);
    for (LayerState const& layer : m_state.layers) {
        auto const content = m_contents.find(layer.id);
        bool const has_classes = !layer.style || !content || layer.style == content->own_look.style ||
                                 layer.style == content->chosen_look.style ||
                                 !must_read_classes(*layer.style, *content->table);
        if (!has_classes) {
            m_styled_layers.begin(m_document.layer(layer.id), layer.style);
        }
    }
    read_sources(missing);
    check_selection();
    if (wanted_crs != m_state.map_crs) {
        begin_crs_change(wanted_crs, Wish::history);
    }
}

void Workspace::check_selection() {
    if (!m_selection) {
        return;
    }
    auto const is_gone = [&](Hit const& hit) { return !m_document.has_feature(hit.ref); };
    auto const& hits = m_selection->picked.hits;
    if (std::any_of(hits.begin(), hits.end(), is_gone) ||
        !m_document.layer(m_selection->card.ref.layer).is_visible) {
        close_selection();
    }
}

void Workspace::log_change(Change const& change) const {
    auto const name = [&](LayerId layer) {
        return m_document.has_layer(layer) ? m_document.layer(layer).name : std::string{};
    };
    if (auto const* const shown = std::get_if<SetVisible>(&change)) {
        log_info("layer {} {}", shown->is_visible ? "shown" : "hidden", name(shown->layer));
    } else if (auto const* const removed = std::get_if<RemoveLayer>(&change)) {
        log_info("layer {} removed", name(removed->layer));
    } else if (auto const* const on = std::get_if<SetClassOn>(&change)) {
        log_info("class {} {} {}", on->is_on ? "shown" : "hidden", name(on->layer),
                 class_title(m_document.layer(on->layer), on->style_class, Tongue::english));
    }
}

}  // namespace gatepost
