#pragma once

#include "app/camera.hpp"
#include "app/dated_layers.hpp"
#include "app/field_values.hpp"
#include "app/filtered_layers.hpp"
#include "app/kept_map.hpp"
#include "app/layer_doubts.hpp"
#include "app/layer_loader.hpp"
#include "app/layer_styling.hpp"
#include "app/map_crs_change.hpp"
#include "app/message_log.hpp"
#include "app/options.hpp"
#include "app/partial_layers.hpp"
#include "app/reread_layers.hpp"
#include "app/selector.hpp"
#include "app/source_workers.hpp"
#include "app/table_rows.hpp"
#include "base/job.hpp"
#include "map/map_file.hpp"
#include "map/map_model.hpp"
#include "ui/stale_layer.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// The map that is open, without a window: what belongs to it (the model, the view, the selection, files that
/// are read, messages), and how these follow one another. The window, pictures and queries all work on this
/// one class. Main thread only; the heavy work runs in jobs.
class OpenMap {
  public:
    /// Starts reading. Throws Error for a map CRS that does not exist.
    OpenMap(Options options, JobPool& pool);
    /// The same map as another one is now, for a thread that makes a picture of it: it reads nothing, and
    /// shares what was read. That thread is the only one that uses it.
    OpenMap(OpenMap const& other, JobPool& pool);

    [[nodiscard]] MapModel& model() { return m_model; }
    [[nodiscard]] Camera& camera() { return m_camera; }
    [[nodiscard]] Selector& selector() { return m_selector; }
    [[nodiscard]] LayerStyling& styling() { return m_styling; }
    [[nodiscard]] MessageLog& messages() { return m_messages; }
    /// The file that the map is kept in.
    [[nodiscard]] KeptMap& kept() { return m_kept; }
    /// The rows of tables in the order that was asked for.
    [[nodiscard]] TableRows& table_rows() { return m_table_rows; }
    [[nodiscard]] FieldValues& field_values() { return m_field_values; }
    [[nodiscard]] Document const& document() const { return m_model.document(); }
    [[nodiscard]] Options const& options() const { return m_options; }

    /// Takes what has finished loading. True if the document changed.
    bool poll();
    /// Waits until everything is loaded.
    void finish_loading();
    [[nodiscard]] bool is_loading() const { return m_loader.is_loading() || m_crs_change.is_wanted(); }
    /// Whether layers that are on the map already are being read again or further.
    [[nodiscard]] bool is_following() const {
        return m_partial_layers.is_reading() || m_reread_layers.is_reading() || m_styling.is_reading() ||
               m_dated_layers.is_reading() || m_filtered_layers.is_reading();
    }
    /// How far what a person waits for is, from 0 to 1; none where that is nothing.
    [[nodiscard]] std::optional<float> progress() const;
    /// The ids among --layers, --hide-layers and --where that no layer has, when all is loaded.
    [[nodiscard]] std::vector<std::string> unknown_layers() const;

    /// The one way in which the map becomes another. What must be read or computed for it comes with poll().
    /// A card that shows something of a hidden layer closes. Throws Error for a CRS that PROJ does not know.
    void change(Change const& change);
    /// What a stop of a tour shows, until the tour ends (MapModel::show_stop).
    void show_stop(ShowStop const& stop);
    void end_stops();
    /// Takes the last change of the map back, or does it again; false where there is none. The view stays.
    bool undo();
    bool redo();
    /// Adds files to what is open (dropped on the window, say). A map file takes the place of all that is
    /// open.
    void open_files(std::vector<std::string> const& paths);

    /// Reads a layer's file again; the layer stays as it is until that is there, and where it cannot be read.
    void reread(LayerId layer, RereadLayers::Why why);
    /// Layers whose file has changed, or whose database has more of the view, and that cannot be read now:
    /// they are shown as they were read last.
    [[nodiscard]] std::map<LayerId, StaleLayer> const& stale_layers() const { return m_stale; }

    /// Layers of the map file whose source is not there, from bottom to top; none while it may still come.
    [[nodiscard]] std::vector<LayerState> missing_layers() const { return m_loader.missing(); }
    /// A missing source is in another place. Other missing ones whose files lie beside it are taken from
    /// there too.
    void find_source(LayerId found, std::string const& path);
    /// The feature whose card is to be open at first; empty: none.
    [[nodiscard]] std::string const& initial_selection() const { return m_initial_selection; }

  private:
    struct OpensNothing {};
    OpenMap(Options options, JobPool& pool, OpensNothing);
    void begin_crs_change(std::string const& definition, AskedBy asked_by);
    /// Takes another map CRS that is ready; true if one came to its end.
    bool take_crs_change(std::optional<MapCrsChange::Outcome> outcome);
    /// Hides and filters of the layers that joined what the options ask for.
    void choose_as_asked(std::vector<LayerId> const& joined);
    [[nodiscard]] bool is_wanted_visible(LayerState const& layer) const;
    void finish_first_loading();
    void tell_unknown_layers();
    /// How files are read now.
    [[nodiscard]] LayerLoader::Reading reading();
    /// What a picture will show, where the options alone say it; with a margin for symbols at its edges.
    [[nodiscard]] std::optional<Box> fixed_view_lonlat();
    [[nodiscard]] bool follow_view();
    /// Takes layers that were read around the view, keeping how each looks. True if there were any.
    bool take_fresh(std::vector<PartialLayers::Fresh> fresh_layers);
    bool take_reread();
    void keep_stale(RereadLayers::Reread const& reread, std::string const& reason);
    void mark_stale(LayerId layer, std::string const& reason);
    bool take_styled();
    /// Reads dates where somebody asks for them: the timeline of a window, or a range of time.
    bool take_dates();
    bool take_filtered();
    bool take_table_rows();
    bool take_field_values();
    /// Opens a map file, or says why it cannot be.
    void open_map(std::filesystem::path const& path);
    void begin_map(ReadMapFile read, std::string path);
    void tell_changes_since(std::filesystem::path const& picture);
    [[nodiscard]] Crs crs_of_map();
    bool take_step(std::optional<MapModel::Restored> const& restored, char const* what);

    Options m_options;
    SourceWorkers m_workers;
    MapModel m_model;
    MessageLog m_messages;
    Camera m_camera;
    Selector m_selector;
    KeptMap m_kept;
    LayerDoubts m_doubts;
    LayerStyling m_styling;
    DatedLayers m_dated_layers;
    FilteredLayers m_filtered_layers;
    LayerLoader m_loader;
    MapCrsChange m_crs_change;
    PartialLayers m_partial_layers;
    RereadLayers m_reread_layers;
    std::map<LayerId, StaleLayer> m_stale;
    TableRows m_table_rows;
    FieldValues m_field_values;
    std::string m_initial_selection;
    bool m_is_open = false;  ///< what comes from now on is added by a person
};

}  // namespace gatepost
