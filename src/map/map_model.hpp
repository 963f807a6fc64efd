#pragma once

#include "geo/transformer.hpp"
#include "map/change.hpp"
#include "map/document.hpp"
#include "map/history.hpp"
#include "map/layer_content.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace gatepost {

/// Who asks for something: a person, who may take it back, the history, or the program by itself.
enum class AskedBy : std::uint8_t { itself, person, history };

/// A map: what a person chose of it (MapState) and the way there (History), what was read (ContentStore), and
/// what follows from both (Document). It reads nothing and knows no view but the one that is kept. Main
/// thread only.
class MapModel {
  public:
    explicit MapModel(Crs map_crs) : m_contents(std::move(map_crs)), m_document(m_contents.map_crs()) {
        m_state.map_crs = m_contents.map_crs().definition();
    }

    [[nodiscard]] MapState const& state() const { return m_state; }
    [[nodiscard]] Document const& document() const { return m_document; }
    [[nodiscard]] ContentStore const& contents() const { return m_contents; }
    [[nodiscard]] History const& history() const { return m_history; }
    /// From lon/lat to the plane of the map CRS.
    [[nodiscard]] Transformer const& world_from_lonlat() {
        return m_transformers.get(Crs::wgs84(), m_document.map_crs());
    }

    /// The same map as another one is now, for another thread: it shares what was read of it, and has no
    /// history.
    void take(MapModel const& other);
    /// Another map takes the place of this one. Its layers get their ids; none of them has been read.
    void begin(MapState state, Crs map_crs);
    /// The id of a layer that is about to join.
    [[nodiscard]] LayerId new_layer_id() { return LayerId{m_next_layer++}; }

    /// A change by a person, who can take it back. The document follows at once.
    void change(Change const& change, double now_s);
    /// One that happens by itself: it is so in each state of the history. The document follows with update().
    void change_by_itself(Change const& change);
    /// The map as it was when it was begun or last kept, with what has happened by itself since.
    [[nodiscard]] MapState const& kept() const { return m_kept; }
    void mark_kept() { m_kept = chosen(); }
    /// The style that a layer has now is kept by itself: nobody would miss it.
    void mark_style_kept(LayerId layer);

    /// Where a person looks and what is open: no step of the history.
    void set_view(MapView const& view);
    void set_selection(std::vector<std::string> references);

    /// What a stop of a tour shows is seen until the tour ends, but nobody's choice: it is in no state of the
    /// history, and is not kept. The document follows at once.
    void show_stop(ShowStop const& stop);
    void end_stops();
    /// What the stop shows is the person's own choice from now on: of a copy that a picture is made of.
    void take_stop_as_chosen() { m_stopped.reset(); }
    /// The map as a person chose it, whatever a stop shows.
    [[nodiscard]] MapState const& chosen() const { return m_stopped ? m_stopped->chosen : m_state; }

    /// What was read of a layer. The document follows with update().
    void put(LayerId layer, LayerContent content) { m_contents.put(layer, std::move(content)); }
    void drop(LayerId layer) { m_contents.drop(layer); }
    void update();
    /// Crowded points for a view (Document::cluster).
    void cluster(Viewport const& viewport, double zoom) { m_document.cluster(viewport, zoom); }

    /// What a step through the history leaves to do.
    struct Restored {
        std::set<LayerId> unread;  ///< layers that came back and are not at hand
        std::string map_crs;       ///< that it had, if it is not the one that it has now; else empty
    };
    /// The map as it was before the last change, or after the one that was undone last; none where there is
    /// no such state. The view and the map CRS stay.
    [[nodiscard]] std::optional<Restored> undo();
    [[nodiscard]] std::optional<Restored> redo();

    /// Another map CRS, with the geometries of all layers in it.
    void set_map_crs(Crs map_crs,
                     std::unordered_map<LayerId, std::shared_ptr<WorldGeometry const>> const& worlds,
                     AskedBy asked_by);

  private:
    void apply_to_now(Change const& change);
    [[nodiscard]] Restored restore(MapState state);
    void let_go_of_contents();
    void follow_plane();

    TransformerCache m_transformers;
    MapState m_state;
    MapState m_kept;
    struct Stopped {
        MapState chosen;
        ShowStop stop;
    };
    std::optional<Stopped> m_stopped;  ///< while a tour is open: m_state is what its stop makes of `chosen`
    History m_history;
    ContentStore m_contents;
    Document m_document;
    std::uint32_t m_next_layer = 1;
    std::optional<std::uint64_t> m_known_plane;  ///< whose edge the document knows
};

}  // namespace gatepost
