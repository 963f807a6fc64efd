#include "app/picture_writer.hpp"

#include "app/html_export.hpp"
#include "app/picture_path.hpp"
#include "base/boundary.hpp"
#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/whole_file.hpp"

#include <filesystem>
#include <utility>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

/// On the thread of the writer: the fonts and all that GL has of the map live and end here.
void make(PictureWriter::Made& made, PictureWriter::Asked const& asked, OpenMap& map, JobPool& pool,
          JobContext const& job) {
    if (made.target != PictureWriter::Target::clipboard &&
        picture_format_of(made.path) == PictureFormat::html) {
        write_file(made.path, page_html(map));
        log_info("exported {}", made.path);
        return;
    }
    FontSet fonts;
    Scene scene(map, pool, fonts);
    Exporter exporter(map, scene, fonts);
    exporter.set_progress([&](float done) { job.report(done); });
    JobContext shared = context_outside(pool);
    shared.stop = job.stop;
    ShowView const show = showing_again(map.camera(), map.camera().viewport());
    if (made.target == PictureWriter::Target::clipboard) {
        made.png = exporter.picture(PictureFormat::png, asked.usual, show, fs::path(asked.path).parent_path(),
                                    shared);
    } else {
        exporter.write(made.path, asked.usual, show, shared);
    }
}

}  // namespace

void PictureWriter::add(Asked asked) {
    if (asked.target != Target::clipboard) {
        static_cast<void>(picture_format_of(asked.path));
    }
    auto context = std::make_shared<OffscreenContext>(m_window);
    m_waiting.push_back({std::move(asked), std::make_shared<OpenMap>(m_map, m_pool), std::move(context)});
    if (m_waiting.size() == 1) {
        begin();
    }
}

void PictureWriter::begin() {
    m_begun_s = seconds_now();
    Waiting& next = m_waiting.front();
    // The copy goes to the thread, and ends there; the context stays here, where windows are closed.
    m_job = Job<Made>(m_thread, [map = std::exchange(next.map, nullptr), context = next.context,
                                 asked = next.asked, &pool = m_pool](JobContext const& job) mutable {
        Made made{asked.target, asked.path, {}, {}, false, {}};
        OffscreenContext::Current const current(*context);
        auto const failure = failure_of("picture", [&] {
            made.path = asked.target == Target::free_file ? free_path(asked.path).string() : asked.path;
            make(made, asked, *map, pool, job);
        });
        made.is_cancelled = failure && job.stop.stop_requested();
        made.failure = failure.value_or("");
        made.messages = map->messages();
        map.reset();
        context.reset();
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

std::optional<PictureWriter::Made> PictureWriter::take() {
    auto made = m_job.take();
    if (made) {
        m_waiting.pop_front();
        if (is_busy()) {
            begin();
        }
    }
    return made;
}

std::vector<PictureWriter::Made> PictureWriter::finish() {
    std::vector<Made> all;
    while (is_busy()) {
        all.push_back(m_job.get());
        m_waiting.pop_front();
        if (is_busy()) {
            begin();
        }
    }
    return all;
}

}  // namespace gatepost
