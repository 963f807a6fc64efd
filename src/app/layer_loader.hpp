#pragma once

#include "app/layer_doubts.hpp"
#include "app/layer_reading.hpp"
#include "app/message_log.hpp"
#include "app/selector.hpp"
#include "app/source_workers.hpp"
#include "base/job.hpp"
#include "io/source.hpp"
#include "map/map_model.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gatepost {

/// Reads files in jobs and puts their layers on the map: new ones, and those of a map file, which wait for
/// what is read. Long files are shown by a preview until the whole of them is there. Main thread only.
class LayerLoader {
  public:
    /// What outlives the loader.
    struct Parts {
        MapModel& model;
        SourceWorkers& workers;
        MessageLog& messages;
        Selector& selector;
        LayerDoubts& doubts;
    };
    /// How files are to be read.
    struct Reading {
        SourceOptions source;
        Crs map_crs;  ///< that geometries are to stand in
        bool takes_previews = false;
        bool is_strict = false;    ///< what is doubtful may not even be shown for the time being
        std::string style_folder;  ///< where looks of bundled layers are kept
        bool is_added = false;     ///< to a map that is open: a person can take that back
        /// Conditions of layers, by their names, that come instead of those that a map file has for them.
        std::vector<std::pair<std::string, std::string>> where{};
    };
    explicit LayerLoader(Parts parts) : m_parts(parts) {}

    /// Begins to read files whose layers join the map together, so that they do not jump about.
    void start(std::vector<SourceFile> const& files, Reading const& reading);
    /// Begins to read layers that are on the map but not at hand: each source once, whatever number of its
    /// layers there is.
    void read_layers(std::set<LayerId> const& wanted, Reading const& reading);
    /// Takes what was read. Layers join the map in the order in which files were begun.
    struct Polled {
        bool has_changed = false;
        std::vector<LayerId> joined;  ///< layers that were not at hand before
        bool is_finished = false;     ///< the last of all came just now
    };
    [[nodiscard]] Polled poll();
    /// Waits until everything is read; poll() takes it.
    void wait();
    [[nodiscard]] bool is_loading() const { return !m_batches.empty(); }
    /// Adds how far its jobs are, from 0 to 1 each.
    void add_progress(float& done, float& all) const;
    /// Another map begins. What is still being read is left to its workers: nobody waits for a source that
    /// somebody else is slow to give.
    void abandon();

    /// Those of the layers that nobody waits for yet.
    [[nodiscard]] std::set<LayerId> not_awaited(std::set<LayerId> layers) const {
        std::erase_if(layers, [&](LayerId layer) { return m_awaited.contains(layer); });
        return layers;
    }
    /// A layer was taken off the map: nothing is waited for.
    void forget(LayerId layer) { m_awaited.erase(layer); }
    /// Layers of a map file that have not come, from bottom to top; none while they may still come.
    [[nodiscard]] std::vector<LayerState> missing() const;
    /// Says which layers of the map have not come, and why. `map_path`: the file that names them.
    void tell_missing(std::string const& map_path);
    /// Colours of the palette up to here are taken.
    void use_colours(std::size_t count) { m_files_begun = std::max(m_files_begun, count); }

  private:
    struct Loaded {
        std::vector<ReadyLayer> layers;
        std::string failure;
        bool has_too_many = false;  ///< of which the person must name some
    };
    /// Of a long file, a preview at it, and then the layer that shows it.
    struct Preview {
        Job<std::optional<ReadyLayer>> job;
        std::optional<LayerId> layer;
    };
    /// Files that join the map together.
    struct Batch {
        std::vector<Job<Loaded>> jobs;
        std::vector<std::string> names;  ///< of the files, without folder and ending
        std::vector<std::string> paths;  ///< of the files
        std::vector<std::optional<Loaded>> results;
        bool is_own = false;
        bool is_only_file = false;
        bool is_added = false;
        bool is_of_map = false;                   ///< a map file says which of its layers are wanted
        std::map<std::size_t, Preview> previews;  ///< by the job that reads the whole
    };
    void begin_file(Batch& batch, SourceFile const& file, Reading const& reading);
    [[nodiscard]] static bool collect(Batch& batch);
    [[nodiscard]] bool show_previews();
    /// Whether a file that was begun earlier may still give a layer of the same name, whose id comes first.
    [[nodiscard]] bool is_name_awaited(Batch const& batch, std::size_t file) const;
    /// Puts the whole in the place of the preview; false if there is none (any more).
    bool complete_preview(Batch& batch, std::size_t file, std::vector<ReadyLayer>& layers);
    void tell_of(Batch const& batch, std::size_t file);
    void join(Batch& batch);
    /// Their ids, in the same order.
    std::vector<LayerId> add(std::vector<ReadyLayer> layers, bool is_added);
    [[nodiscard]] bool is_awaited(ReadyLayer const& layer) const;
    [[nodiscard]] bool is_preview(LayerId layer) const;
    /// Gives what was read to the layers that wait for it; false if there are none.
    std::vector<LayerId> give_to_awaiting(ReadyLayer const& layer);

    Parts m_parts;
    std::deque<Batch> m_batches;
    std::vector<LayerId> m_joined;                         ///< since the last poll()
    std::set<LayerId> m_awaited;                           ///< layers on the map that have not been read
    std::map<std::string, std::string> m_source_failures;  ///< why sources of the map file could not be read
    std::size_t m_files_begun = 0;
};

}  // namespace gatepost
