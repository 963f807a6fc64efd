#pragma once

#include "map/arc_ends.hpp"
#include "map/layer.hpp"
#include "map/line_walk.hpp"
#include "map/links.hpp"
#include "map/map_plane.hpp"
#include "map/map_state.hpp"
#include "map/viewport.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gatepost {

/// The map as it is drawn: what follows from what a person chose (MapState) and what was read (ContentStore).
/// It is computed here alone, as little as need be after each change, and decides nothing itself. Main thread
/// only.
class Document {
  public:
    explicit Document(Crs map_crs) : m_map_crs(std::move(map_crs)) {}

    /// Brings it up to date. Layers that have not been read are not among its layers. O(layers), and
    /// O(features) for layers whose style or content is another.
    void update(MapState const& state, ContentStore const& contents);
    /// Clusters crowded points for a view, and hides the arcs that would lead out of it, where that has not
    /// been done: to be called before anything asks what is drawn or picked there. Costs next to nothing
    /// while scale, classes and features stay.
    void cluster(Viewport const& viewport, double zoom);

    [[nodiscard]] Crs const& map_crs() const { return m_map_crs; }
    /// Changes with the map CRS: what was computed for another plane is worth nothing then.
    [[nodiscard]] std::uint64_t plane() const { return m_plane; }
    /// How far the plane of the map CRS is a map. Whoever has a transformer says it, after an update that
    /// brought another CRS: until then nothing is known of it.
    [[nodiscard]] MapPlane const& map_plane() const { return m_map_plane; }
    void set_map_plane(MapPlane plane) { m_map_plane = std::move(plane); }
    [[nodiscard]] Theme theme() const { return m_theme; }
    [[nodiscard]] std::vector<Layer> const& layers() const { return m_layers; }
    /// A layer that is on the map. O(1).
    [[nodiscard]] Layer const& layer(LayerId id) const { return m_layers[place_of(id)]; }
    /// Its place in the drawing order, from the bottom. O(1).
    [[nodiscard]] std::size_t place_of(LayerId id) const { return m_places.at(id); }
    [[nodiscard]] bool has_layer(LayerId id) const { return m_places.contains(id); }
    /// Whether both the layer and the row are there: a layer may have been read anew, or be gone.
    [[nodiscard]] bool has_feature(FeatureRef ref) const {
        return has_layer(ref.layer) && ref.feature < layer(ref.layer).table->size();
    }
    [[nodiscard]] Links const& links() const { return m_links; }
    /// What stands along the lines of the map. Computed when it is asked for first (see LineWalk).
    [[nodiscard]] LineWalk const& line_walk() const;
    /// The layer of a name, or none.
    [[nodiscard]] std::optional<LayerId> find_layer(std::string_view name) const;
    /// `gates:G06`, or `G06` in whichever layer has it.
    [[nodiscard]] std::optional<FeatureRef> find_feature(std::string_view reference) const;
    [[nodiscard]] std::string reference_of(FeatureRef ref) const;

  private:
    void follow(Layer& layer, LayerState const& state, std::shared_ptr<LayerContent const> const& content,
                bool has_other_theme);
    void follow_content(Layer& layer, std::shared_ptr<LayerContent const> const& content);
    void follow_style(Layer& layer, LayerState const& state, bool has_other_theme);
    /// Its tiles must be cut again.
    void renew(Layer& layer);
    /// True if another part of its features shows now.
    bool follow_mask(Layer& layer, TimeFilter const& time);
    static void count_shown(Layer& layer);
    void number_places();
    void update_hosted();
    void update_left_out();
    [[nodiscard]] bool speaks_for(FeatureRef host, Layer const& layer, std::uint32_t feature) const;
    void cluster(Layer& layer, Clustering::View view);
    [[nodiscard]] std::optional<LayerId> leading_layer(double zoom) const;
    [[nodiscard]] std::vector<std::uint32_t> arcs_hidden_in(Layer const& layer, Viewport const& viewport,
                                                            double zoom);

    Crs m_map_crs;
    std::uint64_t m_plane = 0;
    MapPlane m_map_plane;
    Theme m_theme = Theme::light;
    std::vector<Layer> m_layers;
    std::unordered_map<LayerId, std::size_t> m_places;
    Links m_links;
    mutable std::shared_ptr<LineWalk const> m_line_walk;  ///< null: nobody has asked for it yet
    /// Of each layer with arcs, as long as it has the same features.
    struct KnownArcs {
        std::shared_ptr<WorldGeometry const> of;
        std::vector<ArcEnds> arcs;
    };
    std::map<LayerId, KnownArcs> m_arcs;
    std::map<LayerId, std::uint64_t> m_clustered_revisions;  // of each layer, when it was clustered last
    std::uint64_t m_next_revision = 1;
};

}  // namespace gatepost
