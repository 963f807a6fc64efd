#pragma once

#include "map/feature_filter.hpp"
#include "map/feature_times.hpp"
#include "map/layer_state.hpp"
#include "map/world_geometry.hpp"

#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace gatepost {

/// A style and the class of each feature by it.
struct Classification {
    std::shared_ptr<LayerStyle const> style;
    std::shared_ptr<std::vector<std::uint16_t> const> class_of_feature;
    std::vector<std::size_t> class_sizes;  ///< how many features each class has
    /// For how much each feature counts in a density; none: for one.
    std::shared_ptr<std::vector<float> const> weights = nullptr;
};

/// What was read of a layer: immutable, shared with jobs, exchanged as a whole when the layer is read again
/// or the map gets another CRS. It holds nothing that a person chose.
struct LayerContent {
    std::shared_ptr<FeatureTable const> table;
    std::shared_ptr<WorldGeometry const> world;      ///< null until the geometry stands in the map CRS
    GeometryKind typical_kind = GeometryKind::none;  ///< points where it has any, else areas or lines
    std::size_t unlocated = 0;                       ///< features without a place
    /// The first of them, as many as a list can show.
    std::shared_ptr<std::vector<AttributeRow> const> unlocated_rows;
    /// Fields by which it makes sense to colour it.
    std::vector<std::string> style_fields;
    std::vector<std::string> number_fields;  ///< by which points can be weighted
    Classification own_style;                ///< that it has by itself, on light paper
    Classification chosen_style;             ///< of the style that was chosen when it was read, if one was
    /// Null: it has no dates, or they have not been read: see may_have_dates.
    std::shared_ptr<FeatureTimes const> times = nullptr;
    std::optional<DateFields> dates_read = std::nullopt;  ///< the fields that were chosen when it was read
    /// What the condition that was chosen last leaves of it; null: it has none, or nobody has looked yet.
    std::shared_ptr<FeatureFilter const> filter = nullptr;
    bool is_preview = false;  ///< some of its features, until all of them are read
};

/// A layer that is ready to join a map.
struct ReadyLayer {
    LayerState state;
    LayerContent content;
};

/// A layer ready for a map but for its geometry in the map CRS. Its features are classed here, so call it in
/// the job that reads the table. `dates`: fields of dates that were chosen. O(features · classes).
[[nodiscard]] ReadyLayer make_layer(std::string name, LayerGroup group,
                                    std::shared_ptr<FeatureTable const> table, std::size_t palette_index,
                                    std::shared_ptr<LayerProfile const> profile = usual_profile(),
                                    JobContext const& job = {},
                                    std::optional<DateFields> const& dates = std::nullopt);

/// Gives a layer that has not joined yet a chosen style; one that awaits ranges gets them from the layer's
/// data, and stays as it is where the field has no numbers. O(features · classes). Throws Error for a rule
/// that is none.
void choose_style(ReadyLayer& layer, LayerStyle style, JobContext const& job = {});

/// The features of a table by a style: O(features · classes), in a job where the attributes stayed in their
/// file and must be read. Throws Error for a rule that is none, and where the file cannot be read.
[[nodiscard]] Classification classed(std::shared_ptr<LayerStyle const> style, FeatureTable const& table,
                                     JobContext const& job = {});

/// Whether a layer's features are areas, and none of them lines.
[[nodiscard]] bool has_areas_alone(FeatureTable const& table);

/// All features in the first class.
[[nodiscard]] Classification unclassed(std::shared_ptr<LayerStyle const> style, std::size_t features);

/// Whether that takes long enough to be left to a job.
[[nodiscard]] bool must_read_classes(LayerStyle const& style, FeatureTable const& table);

/// Person's own layers of more features than this draw their points as plain dots.
constexpr std::size_t most_cased_symbols = 2000;

/// What was read of the layers of a map, and the map CRS in which its geometries stand. Main thread only; the
/// contents are immutable.
class ContentStore {
  public:
    explicit ContentStore(Crs map_crs) : m_map_crs(std::move(map_crs)) {}

    [[nodiscard]] Crs const& map_crs() const { return m_map_crs; }
    /// Changes with the map CRS.
    [[nodiscard]] std::uint64_t plane() const { return m_plane; }
    /// Null where the layer has not been read (yet).
    [[nodiscard]] std::shared_ptr<LayerContent const> find(LayerId layer) const {
        auto const found = m_contents.find(layer);
        return found == m_contents.end() ? nullptr : found->second;
    }
    void put(LayerId layer, LayerContent content) {
        m_contents.insert_or_assign(layer, std::make_shared<LayerContent const>(std::move(content)));
    }
    void drop(LayerId layer) { m_contents.erase(layer); }
    [[nodiscard]] std::size_t size() const { return m_contents.size(); }
    /// What is of other layers is let go.
    void keep_only(std::set<LayerId> const& layers) {
        std::erase_if(m_contents, [&](auto const& one) { return !layers.contains(one.first); });
    }
    /// Nothing of what there was, for a map in another CRS or the same.
    void begin_anew(Crs map_crs) {
        m_map_crs = std::move(map_crs);
        ++m_plane;
        m_contents.clear();
    }
    /// Another map CRS, with the geometry of each layer in it; a layer that is not among them is dropped.
    void set_map_crs(Crs map_crs,
                     std::unordered_map<LayerId, std::shared_ptr<WorldGeometry const>> const& worlds);

  private:
    Crs m_map_crs;
    std::uint64_t m_plane = 0;
    std::unordered_map<LayerId, std::shared_ptr<LayerContent const>> m_contents;
};

}  // namespace gatepost
