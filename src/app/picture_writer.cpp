#include "app/picture_writer.hpp"

#include "app/data_export.hpp"
#include "app/evidence_sheet.hpp"
#include "app/frames.hpp"
#include "app/html_export.hpp"
#include "base/boundary.hpp"
#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/whole_file.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

using Target = PictureWriter::Target;

JobContext shared_by(JobPool& pool, JobContext const& job) {
    JobContext shared = context_outside(pool);
    shared.stop = job.stop;
    return shared;
}

void make_data(PictureWriter::Made const& made, OpenMap& map, JobContext const& job) {
    ExportRequest request;
    request.path = made.path;
    switch (map.model().state().picture.scope) {
        case DataScope::selected: {
            auto const& selection = map.selector().current();
            if (!selection) {
                throw fmt_error("{}: no feature is selected", made.path);
            }
            request.selection = selection->card.ref;
            break;
        }
        case DataScope::in_view: request.box_world = map.camera().viewport().bounds_world(); break;
        case DataScope::shown: break;
    }
    for (std::string const& lost : export_data(map, request, job).lost) {
        map.messages().tell(lost);
    }
    log_info("exported {}", made.path);
}

/// Of sources too large to hold only what is at hand can be in pictures of other views.
void tell_partial(OpenMap& map) {
    for (Layer const& layer : map.document().layers()) {
        if (layer.is_visible && layer.table->part) {
            map.messages().tell(fmt::format(
                "{}: only what was read of it around the view is in these pictures", layer.title));
        }
    }
}

/// The fonts and all that GL has of the map live and end here.
void make_drawn(PictureWriter::Made& made, PictureWriter::Asked const& asked, ExportKind kind, OpenMap& map,
                JobPool& pool, JobContext const& job) {
    FontSet fonts;
    JobContext const shared = shared_by(pool, job);
    ShowView const show = showing_again(map.camera(), map.camera().viewport());
    if (is_of_frames(kind)) {
        tell_partial(map);
        write_frames(made.path, map, pool, fonts,
                     {frames_asked_for(map, asked.timeline, shared), asked.usual, show,
                      [&](float done) { job.report(done); }, shared});
        return;
    }
    Scene scene(map, pool, fonts);
    if (kind == ExportKind::sheet) {
        PictureChoice choice = map.model().state().picture;
        Point const page_pt = sheet_page_pt(choice.size);
        choice.size.clear();
        choice.layout = PageLayout::map;  // pins stand on the whole of it
        choice.scale = usual_sheet_picture.scale;
        map.change(SetPicture{choice});
        map.change(SetTheme{Theme::print});
        write_sheet_file(made.path, map, scene, fonts, usual_sheet_picture, page_pt, show, shared);
        log_info("exported {}", made.path);
        return;
    }
    Exporter exporter(map, scene, fonts);
    exporter.set_progress([&](float done) { job.report(done); });
    if (made.target == Target::clipboard) {
        made.png = exporter.picture(PictureFormat::png, asked.usual, show, fs::path(asked.path).parent_path(),
                                    shared);
    } else {
        exporter.write(made.path, asked.usual, show, shared);
    }
}

bool is_page(PictureWriter::Asked const& asked, ExportKind kind) {
    return asked.target != Target::clipboard && kind == ExportKind::picture &&
           picture_format_of(asked.path) == PictureFormat::html;
}

/// What is to be made; only pictures come to the clipboard.
ExportKind kind_of(PictureWriter::Asked const& asked, OpenMap& map) {
    return asked.target == Target::clipboard ? ExportKind::picture : map.model().state().picture.kind;
}

/// On the thread of the writer.
void make(PictureWriter::Made& made, PictureWriter::Asked const& asked, OpenMap& map, JobPool& pool,
          JobContext const& job) {
    ExportKind const kind = kind_of(asked, map);
    if (kind == ExportKind::tour) {
        map.model().end_stops();  // its stops go by what a person chose
    } else {
        map.model().take_stop_as_chosen();
    }
    if (kind == ExportKind::data) {
        make_data(made, map, shared_by(pool, job));
    } else if (is_page(asked, kind)) {
        std::string const page = page_html(map);
        stop_if_asked(job);
        write_file(made.path, page);
        log_info("exported {}", made.path);
    } else {
        make_drawn(made, asked, kind, map, pool, job);
    }
}

}  // namespace

void PictureWriter::add(Asked asked) {
    if (asked.target != Target::clipboard) {
        check_path_of(m_map.model().state().picture.kind, asked.path);
    }
    ExportKind const kind = kind_of(asked, m_map);
    bool const is_drawn = kind != ExportKind::data && !is_page(asked, kind);
    auto context = is_drawn ? std::make_unique<OffscreenContext>(m_window) : nullptr;
    m_waiting.push_back({std::move(asked), std::make_shared<OpenMap>(m_map, m_pool), std::move(context)});
    if (m_waiting.size() == 1) {
        begin();
    }
}

void PictureWriter::begin() {
    m_begun_s = seconds_now();
    Waiting& next = m_waiting.front();
    // The copy goes to the thread, and ends there; the context stays here, where windows are closed.
    m_job = Job<Made>(m_thread, [map = std::exchange(next.map, nullptr), context = next.context.get(),
                                 asked = next.asked, &pool = m_pool](JobContext const& job) mutable {
        Made made{asked.target, asked.path, {}, {}, false, {}};
        std::optional<OffscreenContext::Current> current;
        if (context != nullptr) {
            current.emplace(*context);
        }
        auto const failure = failure_of("picture", [&] { make(made, asked, *map, pool, job); });
        made.is_cancelled = failure && job.stop.stop_requested();
        made.failure = failure.value_or("");
        made.messages = map->messages();
        map.reset();
        return made;
    });
}

std::optional<float> PictureWriter::progress() const {
    return is_busy() ? std::optional{m_job.progress()} : std::nullopt;
}

void PictureWriter::cancel() {
    if (is_busy()) {
        m_waiting.erase(m_waiting.begin() + 1, m_waiting.end());
        m_job.request_stop();
    }
}

bool PictureWriter::is_to_write(std::string const& path) const {
    return std::any_of(m_waiting.begin(), m_waiting.end(), [&](Waiting const& one) {
        return one.asked.target != Target::clipboard && one.asked.path == path;
    });
}

std::optional<PictureWriter::Made> PictureWriter::take() {
    if (!is_busy()) {
        return std::nullopt;
    }
    std::optional<Made> made;
    auto const failure = failure_of("picture", [&] { made = m_job.take(); });
    if (m_job.is_active()) {
        return std::nullopt;
    }
    if (!made) {  // it was given up before it began, or there was no memory
        Asked const& asked = m_waiting.front().asked;
        made = Made{asked.target, asked.path, {}, failure.value_or(""), !failure, {}};
    }
    m_waiting.pop_front();
    if (is_busy()) {
        begin();
    }
    return made;
}

std::vector<PictureWriter::Made> PictureWriter::finish(std::function<bool()> const& is_told_to_end) {
    constexpr std::chrono::milliseconds step_ms{5};
    std::vector<Made> all;
    while (is_busy()) {
        if (is_told_to_end()) {
            cancel();
        }
        if (auto made = take()) {
            all.push_back(std::move(*made));
        } else {
            std::this_thread::sleep_for(step_ms);
        }
    }
    return all;
}

}  // namespace gatepost
