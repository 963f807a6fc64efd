#include "app/frames.hpp"

#include "app/timeline.hpp"
#include "base/boundary.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "io/webp_animation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_frames = 5000;
constexpr double usual_time_frame_s = 1;

/// "Title of the tour · 2/7", in each of its languages.
LanguageText numbered(LanguageText const& title, std::size_t number, std::size_t count) {
    LanguageText all = title.empty() ? LanguageText{{"", ""}} : title;
    for (auto& [language, text] : all) {
        text += fmt::format("{}{}/{}", text.empty() ? "" : " · ", number, count);
    }
    return all;
}

/// Makes the map what a frame shows of it.
void show_frame(OpenMap& map, PictureFrame const& frame, Furniture furniture) {
    map.show_stop(frame.shown);
    map.model().take_stop_as_chosen();  // the picture says that it was made so
    for (auto const& [text, own] : {std::pair{&Furniture::title, &frame.title},
                                    {&Furniture::subtitle, &frame.subtitle},
                                    {&Furniture::text, &frame.text}}) {
        if (!own->empty()) {
            furniture.*text = *own;
        }
    }
    map.change(SetFurniture{std::move(furniture)});
    if (!frame.selection) {
        return;
    }
    auto const ref = frame.selection->empty() ? std::nullopt : map.document().find_feature(*frame.selection);
    if (ref) {
        map.selector().select(*ref);
    } else {
        map.selector().close();
    }
}

/// What the texts leave free of a map that they lie on: they stand at its left edge.
Box free_part(Point size_px, bool is_covered) {
    constexpr double most_text_px = 452;
    constexpr double least_px = 280;
    double const left = is_covered ? std::min(size_px.x * 0.45 + 32, most_text_px) : 0;
    bool const has_room = size_px.x - left >= least_px;
    return {has_room ? left : 0, 0, size_px.x, size_px.y};
}

/// A frame with a view of its own shows that, whole, in whatever shape the picture has.
ShowView view_of(OpenMap& map, PictureFrame const& frame, ShowView const& otherwise) {
    if (!frame.view) {
        return otherwise;
    }
    bool const has_texts = !frame.title.empty() || !frame.text.empty();
    bool const is_covered = has_texts && map.model().state().picture.layout == PageLayout::map;
    return [&map, wanted = *frame.view, is_covered](Point size_px) {
        map.camera().resize(size_px.x, size_px.y);
        auto const view =
            viewport_of(wanted, map.camera().viewport(), free_part(size_px, is_covered), map.model());
        if (view) {
            map.camera().set_viewport(*view);
        }
        return true;
    };
}

class FrameWriter {
  public:
    FrameWriter(OpenMap& map, JobPool& pool, FontSet& fonts, FramesJob const& job)
        : m_map(map), m_pool(pool), m_fonts(fonts), m_job(job), m_furniture(map.model().state().furniture) {}

    /// Where it fails or is given up, nothing of it stays.
    void write_folder(fs::path const& folder) {
        bool const is_new = fs::create_directories(folder);
        std::vector<fs::path> written;
        auto const failure = failure_of("", [&] { write_into(folder, written); });
        if (failure) {
            std::error_code ignored;
            for (fs::path const& path : written) {
                fs::remove(path, ignored);
            }
            if (is_new) {
                fs::remove(folder, ignored);
            }
            throw Error(*failure);
        }
        tell_older(folder, written);
    }

    void write_animation(std::string const& path) {
        std::optional<WebpAnimation> animation;
        for (std::size_t i = 0; i < m_job.frames.size(); ++i) {
            ShowView const show = begin(i);
            Scene scene(m_map, m_pool, m_fonts);
            Exporter::Pixels const pixels = exporter(scene, i).pixels(m_job.usual, show, m_job.context);
            if (!animation) {
                animation.emplace(pixels.info);
            }
            animation->add(pixels.image, m_job.frames[i].time_s);
        }
        write_file(path, animation->finish());
        log_info("exported {}", path);
    }

  private:
    [[nodiscard]] float count() const { return static_cast<float>(m_job.frames.size()); }

    Exporter exporter(Scene& scene, std::size_t i) {
        Exporter made(m_map, scene, m_fonts);
        made.set_progress([this, i](float done) { m_job.told((static_cast<float>(i) + done) / count()); });
        return made;
    }

    ShowView begin(std::size_t i) {
        m_job.told(static_cast<float>(i) / count());
        stop_if_asked(m_job.context);
        show_frame(m_map, m_job.frames[i], m_furniture);
        if (m_job.settle) {
            m_job.settle();
        }
        return view_of(m_map, m_job.frames[i], m_job.show);
    }

    void write_into(fs::path const& folder, std::vector<fs::path>& written) {
        std::size_t const digits = fmt::format("{}", m_job.frames.size()).size();
        for (std::size_t i = 0; i < m_job.frames.size(); ++i) {
            ShowView const show = begin(i);
            Scene scene(m_map, m_pool, m_fonts);
            fs::path const path = folder / fmt::format("{:0{}}.png", i + 1, digits);
            exporter(scene, i).write(path.string(), m_job.usual, show, m_job.context);
            written.push_back(path);
        }
    }

    /// Pictures of an earlier run would pass for its own.
    void tell_older(fs::path const& folder, std::vector<fs::path> const& written) {
        std::error_code failed;
        for (fs::directory_entry const& one : fs::directory_iterator(folder, failed)) {
            std::string const name = one.path().stem().string();
            bool const is_number = name.find_first_not_of("0123456789") == std::string::npos;
            bool const is_picture = is_number && one.path().extension() == ".png";
            if (is_picture && std::find(written.begin(), written.end(), one.path()) == written.end()) {
                m_map.messages().warn(fmt::format("{}: it is of an earlier run", one.path().string()));
            }
        }
    }

    OpenMap& m_map;
    JobPool& m_pool;
    FontSet& m_fonts;
    FramesJob const& m_job;
    Furniture m_furniture;
};

TimeRange first_of(Timeline& run, TimelineChoice const& choice, TimeRange const& within) {
    TimelineChoice one = choice;
    one.mode = TimeMode::instant;
    run.choose(one);
    TimeRange first = run.in_mode(within).time.range;
    run.choose(choice);
    if (choice.mode == TimeMode::cumulative) {
        first.begin_ms = time_min_ms;
    }
    return first;
}

}  // namespace

std::vector<PictureFrame> frames_of_tour(OpenMap& map, Tour const& tour, double frame_s) {
    Locale const locale = map.selector().locale();
    std::vector<PictureFrame> frames;
    std::optional<TourView> last;  // without a view of its own one stays where one is
    for (TourStop const& stop : tour.stops) {
        PictureFrame frame{change_to(stop, map.model().chosen()), stop.view ? stop.view : last};
        last = frame.view;
        frame.selection = stop.selection.empty() ? std::string() : stop.selection.front();
        frame.title = stop.title;
        frame.text = stop.text;
        frame.subtitle = numbered(tour.title, frames.size() + 1, tour.stops.size());
        frame.time_s =
            frame_s > 0 ? frame_s : reading_time_s(text_in(stop.title, locale), text_in(stop.text, locale));
        frames.push_back(std::move(frame));
    }
    return frames;
}

std::vector<PictureFrame> frames_through_time(OpenMap& map, TimelineChoice const& wanted, double frame_s,
                                              JobContext const& context) {
    constexpr std::size_t few_steps = 20;
    Timeline run(map.model());
    TimelineChoice choice = wanted;
    choice.mode = wanted.mode == TimeMode::cumulative ? TimeMode::cumulative : TimeMode::instant;
    auto const timeline = run.model(few_steps);
    if (!timeline) {
        throw fmt_error("pictures through time: no layer that is shown has dates");
    }
    TimeFilter const asked = map.model().state().time;
    TimeRange within = asked.is_off() ? timeline->extent : asked.range;
    within.begin_ms = within.begin_ms == time_min_ms ? timeline->extent.begin_ms : within.begin_ms;
    within.end_ms = within.end_ms == time_max_ms ? timeline->extent.end_ms : within.end_ms;
    std::vector<PictureFrame> frames;
    std::optional<SetTime> next = SetTime{{first_of(run, choice, within), asked.undated}};
    while (next) {
        TimeRange const& range = next->time.range;
        bool const is_beyond = choice.mode == TimeMode::cumulative
                                   ? !frames.empty() && frames.back().shown.time.range.end_ms >= within.end_ms
                                   : range.begin_ms >= within.end_ms;
        if (is_beyond) {
            break;
        }
        stop_if_asked(context);
        if (frames.size() == most_frames) {
            throw fmt_error("pictures through time: these steps come to more than {}", most_frames);
        }
        PictureFrame frame{ShowStop{next->time, {}}, std::nullopt};
        frame.subtitle = {{"", time_range_for_people(range)}};
        frame.time_s = frame_s > 0 ? frame_s : usual_time_frame_s;
        frames.push_back(std::move(frame));
        map.change(*next);
        next = run.moved(1);
    }
    return frames;
}

std::vector<PictureFrame> frames_asked_for(OpenMap& map, TimelineChoice const& timeline,
                                           JobContext const& context) {
    PictureChoice const choice = map.model().state().picture;
    if (choice.kind == ExportKind::time) {
        return frames_through_time(map, timeline, choice.frame_s, context);
    }
    Tours const& tours = map.model().state().tours;
    Tour const* const tour =
        choice.tour.empty() && !tours.all().empty() ? tours.all().data() : tours.find(choice.tour);
    if (tour == nullptr) {
        throw unknown_tour(tours, choice.tour);
    }
    return frames_of_tour(map, *tour, choice.frame_s);
}

void write_frames(std::string const& path, OpenMap& map, JobPool& pool, FontSet& fonts,
                  FramesJob const& job) {
    check_frames_path(path);
    if (job.frames.empty()) {
        throw fmt_error("{}: there is nothing to make pictures of", path);
    }
    FrameWriter writer(map, pool, fonts, job);
    if (ending_in(path) == ".webp" && !fs::is_directory(path)) {
        writer.write_animation(path);
    } else {
        writer.write_folder(path);
    }
}

}  // namespace gatepost
