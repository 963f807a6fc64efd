#pragma once

#include "app/exporter.hpp"
#include "app/tour_view.hpp"
#include "ui/timeline_model.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// One of several pictures of a map: what becomes another for it, and what it says.
struct PictureFrame {
    ShowStop shown;
    std::optional<TourView> view;            ///< none: the view stays
    std::optional<std::string> selection{};  ///< whose card is open, empty: of none; none: it stays
    LanguageText title{};                    ///< of an empty text the map's own stays
    LanguageText subtitle{};
    LanguageText text{};
    double time_s = 0;  ///< how long it is shown
};

/// The stops of a tour. `frame_s`: how long each is shown; 0: as long as its text takes to read.
[[nodiscard]] std::vector<PictureFrame> frames_of_tour(OpenMap& map, Tour const& tour, double frame_s);

/// The map through time, by day, month, year or from event to event: one step in each picture, or all up to
/// it. From the range of time that is chosen, else over all dates. Throws Error where nothing has dates, or
/// there would be more than 5,000. Leaves the map at another time.
[[nodiscard]] std::vector<PictureFrame> frames_through_time(OpenMap& map, TimelineChoice const& wanted,
                                                            double frame_s, JobContext const& context);

/// Those that the map's choice of a picture asks for. Throws Error.
[[nodiscard]] std::vector<PictureFrame> frames_asked_for(OpenMap& map, TimelineChoice const& timeline,
                                                         JobContext const& context);

struct FramesJob {
    std::vector<PictureFrame> frames;
    UsualPicture usual;
    ShowView show;                    ///< of frames without a view of their own
    std::function<void(float)> told;  ///< how much is done
    JobContext context;
    std::function<void()> settle{};  ///< waits until what a frame shows is at hand; none: it is
};

/// Writes pictures 1.png, 2.png … into a folder, which is made, or one animated WebP, by the ending of the
/// path. Throws Error.
/// Each picture is drawn anew, so that it is the same to the last bit as one of its own.
void write_frames(std::string const& path, OpenMap& map, JobPool& pool, FontSet& fonts, FramesJob const& job);

}  // namespace gatepost
