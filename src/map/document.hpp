#pragma once

#include "map/gathering.hpp"
#include "map/links.hpp"
#include "map/world_geometry.hpp"
#include "style/style.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace gatepost {

enum class LayerGroup : std::uint8_t { basemap, atlas, own };

/// One layer of the map. Tables and geometries are immutable and shared with jobs; the rest belongs to the
/// main thread.
struct Layer {
    LayerId id{};
    std::string name;   ///< short, different from all others on the map: `gates` of gates:G06
    std::string title;  ///< for people
    LayerGroup group = LayerGroup::own;
    std::string source;  ///< what it was read from: a path, or what GDAL takes
    std::shared_ptr<FeatureTable const> table;
    GeometryKind typical_kind = GeometryKind::none;  ///< points where it has any, else areas or lines
    std::vector<std::size_t> class_sizes;            ///< how many features each class has
    std::size_t unlocated = 0;                       ///< features without a place
    std::vector<AttributeRow> unlocated_rows;        ///< the first of them, as many as a list can show
    std::shared_ptr<WorldGeometry const> world;      ///< null until the geometry stands in the map CRS
    std::size_t palette_index = 0;                   ///< of its plain style
    LayerStyle style;
    std::shared_ptr<std::vector<std::uint16_t> const> class_of_feature;
    /// 1 for a feature that has no symbol of its own now, because its host is drawn at the same place.
    std::shared_ptr<std::vector<std::uint8_t> const> hosted;
    std::shared_ptr<Gathering const> gathering;  ///< of crowded points, at the scale shown last; may be none
    bool gathers = false;                        ///< whether crowded points are gathered
    bool is_visible = true;
    float opacity = 1;
    bool is_restyled = false;    ///< a bundled one that the person gave another look
    bool is_first_look = false;  ///< some of its features, until all of them are read
    std::uint64_t revision = 0;  ///< changes whenever tiles of this layer must be cut again

    [[nodiscard]] bool is_hosted(std::size_t feature) const { return (*hosted)[feature] != 0; }
    /// Whether it is drawn by itself: no host and no other symbol speaks for it.
    [[nodiscard]] bool has_symbol(std::size_t feature) const {
        return !is_hosted(feature) && !(gathering && gathering->is_gathered(feature));
    }
};

/// The map that is open: layers from bottom to top, the map CRS, and the links between features. Only the
/// command applier and the loader change it, on the main thread.
class Document {
  public:
    explicit Document(Crs map_crs) : m_map_crs(std::move(map_crs)) {}

    [[nodiscard]] Crs const& map_crs() const { return m_map_crs; }
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
    /// The layer of a name, or none.
    [[nodiscard]] std::optional<LayerId> find_layer(std::string_view name) const;
    /// `gates:G06`, or `G06` in whichever layer has it.
    [[nodiscard]] std::optional<FeatureRef> find_feature(std::string_view reference) const;
    [[nodiscard]] std::string reference_of(FeatureRef ref) const;

    /// Appends layers on top, or below the person's own ones. Their names are made unique, and their
    /// ids given back in the same order. Links are rebuilt.
    std::vector<LayerId> add_layers(std::vector<Layer> layers);
    void set_visible(LayerId layer, bool is_visible);
    /// Another map CRS, with every layer's geometry built for it, in the layers' order.
    void set_map_crs(Crs map_crs, std::vector<std::shared_ptr<WorldGeometry const>> const& worlds);
    /// Changes with the map CRS: what was computed for another plane is worth nothing then.
    [[nodiscard]] std::uint64_t plane() const { return m_plane; }
    /// Other features in the place of a layer's own: its table, geometry, style and what was computed from
    /// them are taken from `content`; id, name, place and visibility stay. References to its features are
    /// worth nothing then.
    void replace_content(LayerId layer, Layer content);
    void remove_layer(LayerId layer);
    /// Another style for a layer: its features are classed anew.
    void set_style(LayerId layer, LayerStyle style);
    /// Another look for one class. Cuts tiles anew only where more than colours changes.
    void set_class_style(LayerId layer, std::size_t style_class, StyleClass style, LabelClass names);
    /// The look that a layer has by itself: its features' own, where they bring one.
    void reset_style(LayerId layer);
    void set_gathers(LayerId layer, bool gathers) { m_layers[place_of(layer)].gathers = gathers; }
    /// Gathers crowded points for a scale, where that has not been done: to be called before anything asks
    /// what is drawn or picked there. Costs nothing while scale, classes and features stay.
    void gather(double world_per_px, double zoom);
    void dim_others(LayerId layer, std::size_t style_class);
    void set_class_on(LayerId layer, std::size_t style_class, bool is_on) {
        m_layers[place_of(layer)].style.classes[style_class].is_on = is_on;
    }
    /// Colours every layer anew; those that come later take the theme as well.
    void set_theme(Theme theme);
    void set_opacity(LayerId layer, float opacity) { m_layers[place_of(layer)].opacity = opacity; }
    /// Moves a layer to the place of another of its group in the drawing order; anything else is ignored.
    void move_layer(LayerId layer, LayerId to_place_of);

  private:
    [[nodiscard]] Layer& at(LayerId id) { return m_layers[place_of(id)]; }
    void number_places();
    void relink();
    void update_hosted();
    void gather(Layer& layer, Gathering::View view);
    void colour(Layer& layer) const;
    void change_look(Layer& layer, ClassedStyle look);

    Crs m_map_crs;
    std::vector<Layer> m_layers;
    std::unordered_map<LayerId, std::size_t> m_places;
    std::uint32_t m_next_id = 1;
    Links m_links;
    Theme m_theme = Theme::light;
    std::map<LayerId, std::uint64_t> m_gathered_revisions;  // of each layer, when it was gathered last
    std::uint64_t m_next_revision = 1;
    std::uint64_t m_plane = 0;
};

/// Gives a layer a style and classes its features by it. O(features · classes).
void restyle(Layer& layer, LayerStyle style);

/// A layer ready for a document: its class column is computed here, so call it in the job that loads the
/// table.
[[nodiscard]] Layer make_layer(std::string name, LayerGroup group, std::shared_ptr<FeatureTable const> table,
                               std::size_t palette_index);

}  // namespace gatepost
