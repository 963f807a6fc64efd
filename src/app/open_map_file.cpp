// The part of OpenMap that is about map files.
#include "app/autosave.hpp"
#include "app/map_files.hpp"
#include "app/open_map.hpp"
#include "app/picture_map.hpp"
#include "base/boundary.hpp"
#include "base/log.hpp"
#include "io/classify.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace gatepost {

namespace {

/// "mills" of /maps/mills.geojson.gz: what the layer of a file of one layer is called.
std::string stem_of(std::filesystem::path const& path) { return without_gz(path).stem().string(); }

/// What the command line asks of pictures.
void take_asked(Options const& options, MapState& state) {
    for (auto const& [key, is_shown] : furniture_switches) {
        if (auto const& asked = options.furniture.*is_shown) {
            state.furniture.*is_shown = asked;
        }
    }
    for (auto const& [key, text] : furniture_texts) {
        if (!(options.furniture.*text).empty()) {
            state.furniture.*text = options.furniture.*text;
        }
    }
    PictureChoice const& asked = options.picture;
    PictureChoice& picture = state.picture;
    picture.layout = options.layout.value_or(picture.layout);
    bool const is_of_picture = options.is_headless();  // else size and scale are those of the window
    picture.size = !is_of_picture || asked.size.empty() ? picture.size : asked.size;
    picture.dpi = asked.dpi > 0 ? asked.dpi : picture.dpi;
    picture.scale = is_of_picture && asked.scale > 0 ? asked.scale : picture.scale;
    picture.is_transparent = picture.is_transparent || asked.is_transparent;
    picture.quality = asked.quality > 0 ? asked.quality : picture.quality;
    picture.has_provenance = picture.has_provenance && asked.has_provenance;
    picture.has_world_file = picture.has_world_file || asked.has_world_file;
    if (!options.frames.empty()) {
        picture.kind = options.goes_through_time ? ExportKind::time : ExportKind::tour;
        picture.tour = options.tour;
        picture.frame_s = asked.frame_s;
    }
}

}  // namespace

void OpenMap::open_map(std::filesystem::path const& path) {
    m_messages.note_asked();
    std::optional<ReadMapFile> read;
    auto const failure = failure_of(path.string(), [&] { read = read_map_at(path); });
    if (failure) {
        m_messages.note_failed();
        m_messages.warn(*failure);
        return;
    }
    auto const left = take_file_of_left_map(read->map);
    bool const is_picture = is_picture_file(path);  // the map is not kept in it
    begin_map(std::move(*read), left ? *left : is_picture ? std::string{} : path.string());
    if (left) {
        m_kept.belongs_to(*left);
    }
    bool const is_of_parts_alone = !m_loader.is_loading() || !m_kept.file().includes.empty();
    if (is_of_parts_alone) {
        m_messages.note_read();  // it is a map all the same
    }
    if (is_picture) {
        tell_changes_since(path);
    }
    log_info("map opened {}", path.string());
}

void OpenMap::tell_changes_since(std::filesystem::path const& picture) {
    for (std::string const& line : changes_since(*provenance_in(picture), picture)) {
        m_messages.tell(line);
    }
}

/// What the command line asks for goes before what the file says.
void OpenMap::begin_map(ReadMapFile read, std::string path) {
    m_selector.close();
    m_loader.abandon();
    m_partial_layers.cancel();
    m_crs_change.cancel();
    m_stale.clear();
    for (std::string const& message : read.messages) {
        m_messages.tell(path.empty() ? message : fmt::format("{}: {}", path, message));
    }
    if (m_options.no_basemap) {  // and it is kept as it is shown
        std::erase(read.map.includes, "basemap");
    }
    m_camera.set_kept(read.map);
    m_kept.begin(std::move(read.map), std::move(path));
    MapState state = m_kept.file().state;
    state.theme = m_options.theme.value_or(state.theme);
    state.time.range = m_options.time.value_or(state.time.range);
    state.time.undated = m_options.undated.value_or(state.time.undated);
    take_asked(m_options, state);
    if (!m_options.languages.empty()) {
        state.languages = m_options.languages;
    }
    if (m_options.select.empty()) {
        m_initial_selection = state.selection.empty() ? "" : state.selection.front();
    }
    if (m_options.no_basemap) {
        std::erase_if(state.layers, [](LayerState const& layer) { return layer.part_of == "basemap"; });
    }
    m_model.begin(std::move(state), crs_of_map());
    std::set<LayerId> all;
    for (LayerState const& layer : m_model.state().layers) {
        all.insert(layer.id);
        m_loader.use_colours(layer.part_of.empty() ? layer.palette_index + 1 : 0);
    }
    m_loader.read_layers(all, reading());
}

Crs OpenMap::crs_of_map() {
    Crs crs = document().map_crs();
    if (m_options.map_crs.empty()) {
        if (auto const unknown = failure_of("crs", [&] { crs = Crs::parse(m_kept.file().state.map_crs); })) {
            m_messages.tell(m_kept.path() + ": crs: " + *unknown);
        }
    }
    return crs;
}

void OpenMap::find_source(LayerId found, std::string const& path) {
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
            m_model.change_by_itself(SetSource{layer.id, std::move(source)});
            wanted.insert(layer.id);
        }
    }
    m_loader.read_layers(wanted, reading());
}

}  // namespace gatepost
