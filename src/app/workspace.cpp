#include "app/workspace.hpp"

#include "base/boundary.hpp"
#include "base/message_line.hpp"
#include "io/source.hpp"

#include <algorithm>
#include <iterator>

namespace gatepost {

Workspace::Workspace(Options options, JobPool& pool)
    : m_options(std::move(options)),
      m_pool(pool),
      m_worker_transformers(pool),
      m_document(Crs::parse(m_options.map_crs)),
      m_partial_layers(pool, m_worker_transformers, m_options.assumed()),
      m_recoded_layers(pool, m_worker_transformers, m_options.assumed()) {
    m_document.set_theme(m_options.theme.value_or(Theme::light));
    m_tongue = m_options.tongue.value_or(Tongue::english);
    std::vector<SourceFile> bundled;
    if (!m_options.no_basemap) {
        bundled = bundled_files(LayerGroup::basemap);
    }
    if (m_options.inputs.empty()) {
        auto const atlas = bundled_files(LayerGroup::atlas);
        bundled.insert(bundled.end(), atlas.begin(), atlas.end());
    }
    if (!bundled.empty()) {
        m_credits = bundled_credits();
        for (SourceFile& file : bundled) {
            file.style_folder = m_options.style_folder;
        }
        start_batch(bundled);
    }
    open_files(m_options.inputs);
}

void Workspace::open_files(std::vector<std::string> const& paths) {
    for (std::string const& argument : paths) {
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

bool Workspace::refuse_or_report_ballpark(Layer const& layer) {
    std::string const text =
        fmt::format("the shift from {} to {} is not known: positions may be off by some hundred metres",
                    layer.table->source_crs.name(), m_document.map_crs().name());
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

float Workspace::loading_progress() const {
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

void Workspace::apply_layer_options(std::vector<LayerId> const& ids) {
    auto const has = [](std::vector<std::string> const& names, std::string const& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (m_options.layers.empty() && m_options.hide_layers.empty()) {
        return;  // of tens of thousands of layers none need be looked for
    }
    for (LayerId const id : ids) {
        Layer const& layer = m_document.layer(id);
        // --layers speaks of what lies on the basemap; the basemap stays unless hidden by name.
        bool const not_chosen = !m_options.layers.empty() && layer.group != LayerGroup::basemap &&
                                !has(m_options.layers, layer.name);
        if (not_chosen || has(m_options.hide_layers, layer.name)) {
            m_document.set_visible(id, false);
        }
    }
}

std::vector<std::string> Workspace::unknown_layers() const {
    std::vector<std::string> unknown;
    auto const add = [&](std::string const& id, bool may_be_left_out) {
        if (!m_document.find_layer(id) && !(may_be_left_out && is_bundled(id))) {
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

void Workspace::toggle_layer(LayerId layer) {
    Layer const& toggled = m_document.layer(layer);
    m_document.set_visible(layer, !toggled.is_visible);
    bool const shows_hidden = m_selection && !m_document.layer(m_selection->card.ref.layer).is_visible;
    if (shows_hidden) {
        close_selection();
    }
    log_info("layer {} {}", toggled.is_visible ? "shown" : "hidden", toggled.name);
}

void Workspace::move_layer(LayerId layer, LayerId to_place_of) { m_document.move_layer(layer, to_place_of); }

}  // namespace gatepost
