// The part of Workspace that is about map files.
#include "app/bundled.hpp"
#include "app/layer_reading.hpp"
#include "app/workspace.hpp"
#include "base/boundary.hpp"
#include "base/log.hpp"
#include "map/legend.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

constexpr std::string_view credit_separator = " · ";

/// "mills" of /maps/mills.geojson.gz: what the layer of a file of one layer is called.
std::string stem_of(std::filesystem::path const& path) {
    std::filesystem::path const name = path.filename();
    return (name.extension() == ".gz" ? name.stem() : name).stem().string();
}

}  // namespace

void Workspace::open_map(std::filesystem::path const& path) {
    ++m_own_count;
    std::optional<ReadMapFile> read;
    auto failure = failure_of(path.string(), [&] { read = read_map_at(path); });
    if (failure) {
        ++m_own_failed;
        report(*failure);
        return;
    }
    m_map_path = path.string();
    begin_map(std::move(*read));
    bool const is_of_parts_alone = m_batches.empty() || !m_map_file.includes.empty();
    m_own_read += is_of_parts_alone ? 1 : 0;  // it is a map all the same
    log_info("map opened {}", m_map_path);
}

/// What is still being read is left to its workers: nobody waits for a source that somebody else is slow to
/// give.
void Workspace::abandon_loading() {
    for (Batch& batch : m_batches) {
        for (Job<Loaded>& job : batch.jobs) {
            job.abandon();
        }
        for (auto& [file, look] : batch.first_looks) {
            look.job.abandon();
        }
    }
    m_batches.clear();
}

/// What the command line asks for goes before what the file says.
void Workspace::begin_map(ReadMapFile read) {
    close_selection();
    abandon_loading();
    m_partial_layers.cancel();
    m_wanted_crs.reset();
    m_crs_change.reset();
    m_history.clear();
    m_awaited.clear();
    for (std::string const& message : read.messages) {
        tell((m_map_path.empty() ? "" : m_map_path + ": ") + message);
    }
    m_map_file = std::move(read.map);
    m_state = m_map_file.state;
    m_kept_view = m_state.view;
    m_state.theme = m_options.theme.value_or(m_state.theme);
    m_state.furniture.scale_bar = m_state.furniture.scale_bar || m_options.scale_bar;
    m_state.furniture.north_arrow = m_state.furniture.north_arrow || m_options.north_arrow;
    m_state.furniture.graticule = m_state.furniture.graticule || m_options.graticule;
    if (m_options.languages.empty()) {
        m_languages = m_map_file.languages.value_or(m_languages);
    }
    if (m_options.select.empty()) {
        m_initial_selection = m_map_file.selection.empty() ? "" : m_map_file.selection.front();
    }
    if (m_options.no_basemap) {  // and it is kept as it is shown
        std::erase(m_map_file.includes, "basemap");
        std::erase_if(m_state.layers, [](LayerState const& layer) { return layer.part_of == "basemap"; });
    }
    Crs crs = m_document.map_crs();
    if (m_options.map_crs.empty()) {
        if (auto const unknown = failure_of("crs", [&] { crs = Crs::parse(m_state.map_crs); })) {
            tell(m_map_path + ": crs: " + *unknown);
        }
    }
    m_state.map_crs = crs.definition();
    m_contents.begin_anew(std::move(crs));
    for (LayerState& layer : m_state.layers) {
        layer.id = LayerId{m_next_layer++};
        m_awaited.insert(layer.id);
        m_files_begun = std::max(m_files_begun, layer.part_of.empty() ? layer.palette_index + 1 : 0);
    }
    m_document.update(m_state, m_contents);
    read_sources(m_awaited);
}

/// Each source once, whatever number of its layers is on the map.
void Workspace::read_sources(std::set<LayerId> const& wanted) {
    std::vector<SourceFile> files;
    std::vector<SourceFile> included;
    for (LayerState const& layer : m_state.layers) {
        if (!wanted.contains(layer.id) || layer.source.path.empty()) {
            continue;
        }
        std::vector<SourceFile>& batch = layer.part_of.empty() ? files : included;
        auto const same = std::find_if(batch.begin(), batch.end(), [&](SourceFile const& file) {
            LayerState const& other = file.awaited.front();
            return file.path == layer.source.path && other.source.encoding == layer.source.encoding &&
                   other.part_of == layer.part_of;
        });
        if (same != batch.end()) {
            same->awaited.push_back(layer);
        } else {
            std::string const style_folder = is_bundled_part(layer.part_of) ? m_options.style_folder : "";
            batch.push_back({layer.source.path, layer.group, style_folder, {layer}});
        }
    }
    for (std::vector<SourceFile> const& batch : {included, files}) {
        if (!batch.empty()) {
            start_batch(batch);
        }
    }
}

bool Workspace::is_awaited(ReadyLayer const& layer) const {
    return std::any_of(m_state.layers.begin(), m_state.layers.end(), [&](LayerState const& one) {
        return (m_awaited.contains(one.id) || is_first_look(one.id)) && is_awaited_as(one, layer.state);
    });
}

bool Workspace::is_first_look(LayerId layer) const {
    auto const content = m_contents.find(layer);
    return content && content->is_first_look;
}

bool Workspace::give_to_awaiting(ReadyLayer& layer) {
    std::vector<LayerState> waiting;
    for (LayerState const& one : m_state.layers) {
        if (m_awaited.contains(one.id) && is_awaited_as(one, layer.state)) {
            waiting.push_back(one);
        }
    }
    for (LayerState& one : waiting) {
        m_awaited.erase(one.id);
        if (one.part_of.empty()) {
            one.source.layer = layer.state.source.layer;
            change_by_itself(SetSource{one.id, one.source});
        }
        if (one.takes_kept_style && !one.style) {
            change_by_itself(ChangeStyle{one.id, layer.state.style});
        }
        m_contents.put(one.id, layer.content);
    }
    if (!waiting.empty()) {
        layer.state.id = waiting.front().id;
    }
    return !waiting.empty();
}

void Workspace::tell_missing() {
    for (LayerState const& layer : m_state.layers) {
        if (!m_awaited.contains(layer.id)) {
            continue;
        }
        auto const failure = m_source_failures.find(layer.source.path);
        std::string const reason =
            layer.source.path.empty() ? fmt::format("no '{}' with such a layer is included", layer.part_of)
            : failure != m_source_failures.end()
                ? failure->second
                : fmt::format("{} has no layer '{}'", layer.source.path, layer.source.layer);
        tell(fmt::format("{}: the layer '{}' is missing: {}", m_map_path, layer.name, reason));
        m_own_failed += layer.part_of.empty() ? 1 : 0;
    }
    m_source_failures.clear();
}

std::vector<LayerState> Workspace::missing_layers() const {
    std::vector<LayerState> missing;
    for (LayerState const& layer : m_state.layers) {
        if (m_batches.empty() && layer.part_of.empty() && m_awaited.contains(layer.id)) {
            missing.push_back(layer);
        }
    }
    return missing;
}

void Workspace::find_source(LayerId found, std::string const& path) {
    namespace fs = std::filesystem;
    std::set<LayerId> wanted;
    for (LayerState const& layer : missing_layers()) {
        std::error_code failed;
        fs::path const beside = fs::path(path).parent_path() / fs::path(layer.source.path).filename();
        bool const is_it = layer.id == found;
        if (is_it || fs::is_regular_file(beside, failed)) {
            SourceRef source = layer.source;
            source.path = is_it ? path : beside.string();
            if (is_it && source.layer == stem_of(layer.source.path)) {
                source.layer.clear();  // the layer of a file that was named after it: the file may have
                                       // another name now
            }
            change_by_itself(SetSource{layer.id, std::move(source)});
            wanted.insert(layer.id);
        }
    }
    read_sources(wanted);
}

/// The view of the map file, exactly as it was; where its place was edited by hand, that place.
std::optional<Viewport> Workspace::kept_view() {
    if (!m_kept_view) {
        return std::nullopt;
    }
    Viewport view = m_viewport;
    Transformer const& transformer = world_from_lonlat();
    auto const& place = m_map_file.place;
    if (m_kept_view->world_per_px > 0 && m_document.map_crs().definition() == m_map_file.state.map_crs) {
        constexpr double same_place_deg = 1e-6;
        constexpr double same_zoom = 1e-3;
        view.centre_world = m_kept_view->centre_world;
        view.world_per_px = m_kept_view->world_per_px;
        Point const centre = transformer.inverse(view.centre_world);
        bool const is_same =
            !place || !is_finite(centre) ||
            (distance(centre, place->centre_lonlat) < same_place_deg &&
             std::abs(zoom_of(view, m_document.map_crs(), transformer) - place->zoom) < same_zoom);
        if (is_same) {
            return view;
        }
    }
    if (!place) {
        return std::nullopt;
    }
    view.centre_world = transformer.forward(place->centre_lonlat);
    if (!is_finite(view.centre_world)) {
        return std::nullopt;
    }
    view.world_per_px = world_per_px_at(place->zoom, view.centre_world, m_document.map_crs(), transformer);
    return view;
}

std::string Workspace::credits() const {
    std::vector<std::string> told;
    for (LanguageText const& text : m_map_file.credits) {
        std::string const line = text_in(text, m_tongue);
        for (std::size_t at = 0; at <= line.size();) {
            std::size_t const end = std::min(line.find(credit_separator, at), line.size());
            std::string part = line.substr(at, end - at);
            if (!part.empty() && std::find(told.begin(), told.end(), part) == told.end()) {
                told.push_back(std::move(part));
            }
            at = end + credit_separator.size();
        }
    }
    return fmt::format("{}", fmt::join(told, credit_separator));
}

std::string Workspace::save_map(std::string const& path) {
    MapFile map = m_map_file;
    map.state = m_state;
    Point const centre = world_from_lonlat().inverse(m_viewport.centre_world);
    map.place = is_finite(centre) ? std::optional{MapPlace{centre, zoom()}} : std::nullopt;
    map.languages = m_languages;
    map.selection.clear();
    if (m_selection) {
        map.selection.push_back(m_document.reference_of(m_selection->card.ref));
    }
    std::string written = write_map_at(path, std::move(map)).string();
    m_map_path = written;
    log_info("map saved {}", written);
    return written;
}

}  // namespace gatepost
