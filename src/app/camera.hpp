#pragma once

#include "app/options.hpp"
#include "map/map_file.hpp"
#include "map/map_model.hpp"
#include "map/pick.hpp"
#include "map/viewport.hpp"

#include <optional>
#include <string>

namespace gatepost {

/// Where a person looks: the view of a map, and the ways to put it onto something. Each view is kept in the
/// map's state. Main thread only.
class Camera {
  public:
    /// The map outlives it.
    explicit Camera(MapModel& model) : m_model(model) {}

    /// Looks as another one does, at a copy of its map.
    void take(Camera const& other);

    [[nodiscard]] Viewport const& viewport() const { return m_viewport; }
    [[nodiscard]] double zoom();
    /// Of a map that repeats, the copy in the middle is always the map itself.
    void set_viewport(Viewport const& viewport);
    void resize(double width_px, double height_px);
    /// The strip on the left that the layer panel covers: fitted views keep out of it.
    void set_left_inset(double inset_px) { m_left_inset_px = inset_px; }

    /// The view that a map was kept with, and what it shows where nobody looked at anything else.
    void set_kept(MapFile const& map);
    /// The view that the options ask for: extent, bbox, centre and zoom, the selection; else the one that the
    /// map was kept with, a person's files, or home. True if that is the program's own choice.
    bool show_initial_view(Options const& options);
    /// Fits the view to a box of the map, as close as it needs but not closer than a zoom; what is but one
    /// place is shown with some of its surroundings.
    void show_box(Box const& world, double margin_px, double closest_zoom = max_zoom);
    void show_everything();
    void show_layer(LayerId layer);
    /// Centres on a feature that has a place, at a zoom where one can see around it.
    void fly_to(FeatureRef ref);
    /// Shows the features of a cluster where they come apart; false if they never do.
    [[nodiscard]] bool show_apart(FeatureRef leader);
    /// The map has another CRS: shows the place of before, at the zoom of before, where that can be.
    void show_again(Point centre_lonlat, double zoom);

    /// What the view shows, with a margin around it; nothing where that is no plain box of lon/lat (a pole or
    /// the antimeridian is in it, or it is very large).
    [[nodiscard]] std::optional<Box> view_lonlat(double margin_px);
    /// Where a person's own layers lie, features that were not read too.
    [[nodiscard]] Box own_bounds();

    /// Clusters crowded points for the view, before it is drawn or picked from.
    void cluster() { m_model.cluster(m_viewport, zoom()); }
    [[nodiscard]] Picked pick_at(Point screen);

  private:
    [[nodiscard]] Box bounds_of(Layer const& layer);
    [[nodiscard]] Box world_of(Box const& lonlat);
    [[nodiscard]] std::optional<Viewport> kept_view();
    [[nodiscard]] double world_per_px(double zoom, Point centre_world);

    MapModel& m_model;
    Viewport m_viewport;
    double m_left_inset_px = 0;
    std::optional<double> m_zoom;
    std::optional<MapView> m_kept;
    std::optional<MapPlace> m_kept_place;
    std::string m_kept_crs;
    std::optional<Box> m_home_lonlat;
};

}  // namespace gatepost
