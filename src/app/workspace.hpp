#pragma once

#include "app/map_files.hpp"
#include "app/options.hpp"
#include "app/partial_layers.hpp"
#include "app/recoded_layers.hpp"
#include "app/source_workers.hpp"
#include "app/styled_layers.hpp"
#include "app/table_rows.hpp"
#include "base/job.hpp"
#include "map/card.hpp"
#include "map/change.hpp"
#include "map/history.hpp"
#include "map/pick.hpp"
#include "map/viewport.hpp"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace gatepost {

struct SourceFile;
struct SourceOptions;

/// The features under a click and which of them is shown.
struct Selection {
    Picked picked;
    std::size_t index = 0;
    Card card;
    std::optional<Point> anchor_world;
    std::vector<Point> precision_ring_world;
};

/// What is open, without a window: the document and how it loads, the view of it, and the selection. The
/// window, pictures and queries all work on this one class. Main thread only; the heavy work runs in jobs.
class Workspace {
  public:
    /// Starts reading. Throws Error for a map CRS that does not exist.
    Workspace(Options options, JobPool& pool);

    /// Takes what has finished loading. True if the document changed.
    bool poll();
    /// Waits until everything is loaded.
    void finish_loading();
    [[nodiscard]] bool is_loading() const;
    /// Whether layers of which only a part is held are being read around the view.
    [[nodiscard]] bool is_following() const {
        return m_partial_layers.is_reading() || m_recoded_layers.is_reading() || m_styled_layers.is_reading();
    }
    /// How far what a person waits for is, from 0 to 1; none where that is nothing.
    [[nodiscard]] std::optional<float> progress() const;
    /// 0, or 3 if something was refused or doubtful, or 1 if nothing of what was asked for could be read.
    [[nodiscard]] int exit_code() const;
    /// The ids among --layers and --hide-layers that no layer has, when all is loaded.
    [[nodiscard]] std::vector<std::string> unknown_layers() const;
    /// Messages that a person has not seen yet; they were logged already.
    [[nodiscard]] std::vector<std::string>& messages() { return m_messages; }
    /// Says that something on the map is missing or doubtful; once, however often it is told.
    void tell(std::string const& message);

    [[nodiscard]] Document const& document() const { return m_document; }
    [[nodiscard]] Options const& options() const { return m_options; }
    [[nodiscard]] LanguageChain const& languages() const { return m_languages; }
    [[nodiscard]] Transformer const& world_from_lonlat() {
        return m_transformers.get(Crs::wgs84(), m_document.map_crs());
    }
    /// Of what is on the map, in the language of the interface.
    [[nodiscard]] std::string credits() const;
    /// Map CRSs that the map file offers.
    [[nodiscard]] std::vector<CrsChoice> const& crs_choices() const { return m_map_file.crs_choices; }

    [[nodiscard]] Viewport const& viewport() const { return m_viewport; }
    [[nodiscard]] double zoom();
    void set_viewport(Viewport const& viewport);
    void resize(double width_px, double height_px);
    /// The view that the options ask for: extent, bbox, centre and zoom, the selection, a person's files, or
    /// the border.
    void show_initial_view();
    /// Fits the view to a box of the map, as close as it needs but not closer than a zoom; what is but one
    /// place is shown with some of its surroundings.
    void show_box(Box const& world, double margin_px, double closest_zoom = max_zoom);
    void show_everything();
    /// The strip on the left that the layer panel covers: fitted views keep out of it.
    void set_left_inset(double inset_px) { m_left_inset_px = inset_px; }

    [[nodiscard]] Picked pick_at(Point screen);
    /// Gathers crowded points for the view, before it is drawn or picked from.
    void gather() { m_document.gather(m_viewport.world_per_px, zoom()); }
    /// Opens what is picked; closes the card if nothing is.
    void open(Picked picked);
    void select(FeatureRef ref);
    void step_selection(int step);
    void close_selection();
    /// Centres on a feature that has a place, at a zoom where one can see around it.
    void fly_to(FeatureRef ref);
    /// Shows the features that a symbol speaks for where they come apart; false if they never do.
    [[nodiscard]] bool show_apart(FeatureRef leader);
    [[nodiscard]] std::optional<Selection> const& selection() const { return m_selection; }

    [[nodiscard]] Tongue tongue() const { return m_tongue; }
    /// The language of the interface: cards are written anew.
    void set_tongue(Tongue tongue);

    /// The map as it was chosen.
    [[nodiscard]] MapState const& state() const { return m_state; }
    /// The one way in which it becomes another. A card that shows something of a hidden layer closes.
    void change(Change const& change);
    /// Takes the last change of the map back, or does it again; false where there is none. The view stays.
    bool undo();
    bool redo();
    [[nodiscard]] History const& history() const { return m_history; }
    /// Colours a person's own layer by the values of a field; an empty one makes it plain.
    void style_by(LayerId layer, std::string const& field);
    /// The rows of tables in the order that was asked for.
    [[nodiscard]] TableRows& table_rows() { return m_table_rows; }
    [[nodiscard]] TableRows const& table_rows() const { return m_table_rows; }
    /// Another look for one class, given as it looks on the map now.
    void set_class_style(LayerId layer, std::size_t style_class, StyleClass const& style,
                         LabelClass const& names);
    void reset_style(LayerId layer);
    /// Keeps a layer's style where it is found again (beside its file; of a bundled one among the settings),
    /// and says where. Throws Error where that cannot be.
    [[nodiscard]] std::string save_style(LayerId layer) const;
    /// Reads a layer again with its texts in another encoding; it stays as it is until that is there.
    void set_text_encoding(LayerId layer, std::string const& encoding);
    void show_layer(LayerId layer);
    /// Shows the map in another CRS: geometries are rebuilt in jobs, the old map stays until all are there.
    /// Throws Error for a CRS that PROJ does not know.
    void change_map_crs(std::string const& definition);
    /// Adds files to what is open (dropped on the window, say). A map file takes the place of all that is
    /// open.
    void open_files(std::vector<std::string> const& paths);

    /// The map file that is open; empty where the map has none.
    [[nodiscard]] std::string const& map_path() const { return m_map_path; }
    /// Keeps the map in a file, and says in which. Throws Error that names it.
    [[nodiscard]] std::string save_map(std::string const& path);
    /// Layers of the map file whose source is not there, from bottom to top; none while it may still come.
    [[nodiscard]] std::vector<LayerState> missing_layers() const;
    /// A missing source is in another place. Other missing ones whose files lie beside it are taken from
    /// there too.
    void find_source(LayerId found, std::string const& path);
    /// The feature whose card is to be open at first; empty: none.
    [[nodiscard]] std::string const& initial_selection() const { return m_initial_selection; }

  private:
    struct Loaded {
        std::vector<ReadyLayer> layers;
        std::string failure;
    };
    /// Files that join the document together, so that layers do not jump about while they load.
    struct Batch {
        std::vector<Job<Loaded>> jobs;
        std::vector<std::string> names;  ///< of the files, without folder and ending
        std::vector<std::string> paths;  ///< of the files
        std::vector<std::optional<Loaded>> results;
        bool is_own = false;
        bool is_of_map = false;  ///< a map file says which of its layers are wanted
        /// Of a long file, a first look at it, and then the layer that shows it.
        struct FirstLook {
            Job<std::optional<ReadyLayer>> job;
            std::optional<LayerId> layer;
        };
        std::map<std::size_t, FirstLook> first_looks;  // by the job that reads the whole
    };
    /// A layer in another map CRS, or why that cannot be.
    struct Rebuilt {
        std::shared_ptr<WorldGeometry const> world;
        std::string failure;
    };
    /// Another map CRS on its way: geometries by layer.
    struct CrsChange {
        Crs crs;
        std::map<LayerId, Job<Rebuilt>> jobs;
        std::unordered_map<LayerId, std::shared_ptr<WorldGeometry const>> worlds;
    };
    /// Who wants another map CRS: a person, who may take it back, the history, or the program by itself.
    enum class Wish { by_itself, person, history };
    void begin_crs_change(std::string const& definition, Wish wish);
    /// Begins the change that waits, once nothing is loading; true if one was finished.
    bool poll_crs_change();
    [[nodiscard]] bool keep_rebuilt(LayerId layer, Rebuilt rebuilt);
    void finish_crs_change();
    /// Waits for a change that was begun or is wanted.
    void finish_crs_jobs();
    /// Whether the map should be cut open elsewhere than at 180°, for what is to be seen first.
    [[nodiscard]] bool wants_other_seam();
    /// Says what of a person's own layer is not on the map as it was meant, once.
    void tell_missed(LayerState const& layer, LayerContent const& content);
    void start_batch(std::vector<SourceFile> const& files);
    [[nodiscard]] static std::optional<ReadyLayer> first_look(SourceFile const& file,
                                                              SourceOptions const& options,
                                                              std::size_t palette_index, Crs const& map_crs,
                                                              SourceWorkers::Workers workers,
                                                              JobContext const& job);
    /// What a picture will show, where the options alone say it; with a margin for symbols at its edges.
    [[nodiscard]] std::optional<Box> fixed_view_lonlat();
    /// What the view shows, with a margin around it; nothing where that is no plain box of lon/lat (a pole or
    /// the antimeridian is in it, or it is very large).
    [[nodiscard]] std::optional<Box> view_lonlat(double margin_px);
    [[nodiscard]] bool follow_view();
    /// Puts layers that were read on the map, some of them hidden as the options ask. Their ids, in the same
    /// order.
    std::vector<LayerId> add(std::vector<ReadyLayer> layers);
    /// Opens a map file, or says why it cannot be.
    void open_map(std::filesystem::path const& path);
    void begin_map(ReadMapFile read);
    void abandon_loading();
    void read_sources(std::set<LayerId> const& wanted);
    [[nodiscard]] bool is_awaited(ReadyLayer const& layer) const;
    [[nodiscard]] bool is_first_look(LayerId layer) const;
    /// Gives what was read to the layers of the map file that wait for it; false if there are none.
    bool give_to_awaiting(ReadyLayer& layer);
    /// Says which layers of the map file have not come.
    void tell_missing();
    [[nodiscard]] std::optional<Viewport> kept_view();
    /// Closes the card where what it shows is gone or hidden.
    void check_selection();
    void log_change(Change const& change) const;
    /// A change that happens by itself: nobody takes it back.
    void change_by_itself(Change const& change);
    void restore(MapState state);
    void let_go_of_contents();
    /// Leaves a style whose classes must be read to a job; false for one that can be taken at once.
    [[nodiscard]] bool read_classes_first(Change const& change);
    [[nodiscard]] bool take_styled();
    /// Takes layers that were read again, keeping how each looks. True if there were any.
    bool take_fresh(std::vector<PartialLayers::Fresh> fresh_layers);
    void replace_content(LayerId layer, LayerContent content);
    /// Where a layer's features lie, those too that were not read.
    [[nodiscard]] Box bounds_of(Layer const& layer);
    [[nodiscard]] Box own_bounds();
    [[nodiscard]] static bool collect(Batch& batch);
    void join(Batch& batch);
    [[nodiscard]] bool show_first_looks();
    /// Puts the whole in the place of the first look; false if there is none (any more).
    bool complete_first_look(Batch& batch, std::size_t file, std::vector<ReadyLayer>& layers);
    void report(std::string const& message);
    void tell_unknown_layers();
    /// Says that a layer's datum shift is a guess, once; true if --strict-crs keeps it out.
    [[nodiscard]] bool refuse_or_report_ballpark(LayerState const& layer, LayerContent const& content);
    /// Whether --layers and --hide-layers let a layer be seen.
    [[nodiscard]] bool is_wanted_visible(LayerState const& layer) const;
    /// Whether a file that was begun earlier may still give a layer of the same name, whose id comes first.
    [[nodiscard]] bool is_name_awaited(Batch const& batch, std::size_t file) const;
    void show_card();
    [[nodiscard]] std::optional<Point> anchor_of(FeatureRef ref) const;
    [[nodiscard]] std::vector<Point> precision_ring(Card const& card, std::optional<Point> anchor_world);

    Options m_options;
    SourceWorkers m_workers;
    TransformerCache m_transformers;
    MapState m_state;
    History m_history;
    ContentStore m_contents;
    Document m_document;  ///< what follows from these two
    std::uint32_t m_next_layer = 1;
    LanguageChain m_languages;
    MapFile m_map_file;           ///< as it was read, for what this version does not know
    std::string m_map_path;       ///< of it
    std::set<LayerId> m_awaited;  ///< layers of the map file that have not been read
    std::map<std::string, std::string> m_source_failures;  ///< why sources of the map file could not be read
    std::optional<MapView> m_kept_view;
    std::string m_initial_selection;
    std::deque<Batch> m_batches;
    PartialLayers m_partial_layers;
    RecodedLayers m_recoded_layers;
    StyledLayers m_styled_layers;
    TableRows m_table_rows;
    std::optional<Crs> m_wanted_crs;
    Wish m_crs_wish = Wish::by_itself;
    std::optional<CrsChange> m_crs_change;
    std::size_t m_files_begun = 0;
    std::vector<std::string> m_messages;
    std::size_t m_own_read = 0;
    std::size_t m_own_failed = 0;
    std::size_t m_own_count = 0;
    bool m_is_doubtful = false;
    std::set<std::string> m_told_missed;
    Viewport m_viewport;
    double m_left_inset_px = 0;
    Tongue m_tongue = Tongue::english;
    std::optional<double> m_zoom;
    std::optional<Selection> m_selection;
};

}  // namespace gatepost
