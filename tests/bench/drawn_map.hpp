#pragma once

#include "app/open_map.hpp"
#include "app/scene.hpp"
#include "bench/stage.hpp"
#include "bench/stopwatch.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace gatepost::bench {

/// Seconds from asking for a file to what a person sees.
struct OpenTimes {
    double first_picture_s = 0;     ///< the first frame with anything of the file in it
    double complete_picture_s = 0;  ///< the first frame that lacks nothing
};

/// A file that is open, as in the window: without the basemap, and with the view on all of the data box from
/// the start, so that every case shows the same area.
class DrawnMap {
  public:
    DrawnMap(Stage& stage, std::filesystem::path const& file, std::string const& map_crs = "EPSG:3857");
    /// What the options ask for, in a window of another size; not larger than the stage.
    DrawnMap(Stage& stage, Options options, int width_px, int height_px);

    /// Draws frames as the viewer does until the map is complete. Throws Error after ten minutes.
    OpenTimes draw_until_complete();
    /// Draws what is ready and waits for GL.
    Scene::Drawn draw_frame();

    /// Waits for GL after each pass of a frame from now on, which costs a little, and notes their times.
    void time_passes();
    /// Of each pass since then, a time for each frame, in ms.
    [[nodiscard]] std::map<std::string, std::vector<double>> const& pass_times_ms() const {
        return m_pass_times_ms;
    }

    [[nodiscard]] OpenMap& open_map() { return m_open_map; }

  private:
    void check_all_was_read();

    Stopwatch m_since_asked;  // first, so that it also times the rest being made
    Stage& m_stage;
    int m_width_px;
    int m_height_px;
    OpenMap m_open_map;
    Scene m_scene;
    Stopwatch m_since_pass;
    std::map<std::string, std::vector<double>> m_pass_times_ms;
};

}  // namespace gatepost::bench
