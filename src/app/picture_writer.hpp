#pragma once

#include "app/exporter.hpp"
#include "app/offscreen_context.hpp"
#include "app/window.hpp"
#include "ui/timeline_model.hpp"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// Makes pictures of the open map on a thread of its own, one after the other, each from a copy of the map
/// that shares what was read of it: the window goes on meanwhile, and what changes there is not in them.
class PictureWriter {
  public:
    /// All outlive it.
    PictureWriter(OpenMap& map, Window const& window, JobPool& pool)
        : m_map(map), m_window(window), m_pool(pool), m_thread(1, pool) {}

    enum class Target : std::uint8_t {
        file,
        free_file,  ///< of a name that no other file has
        clipboard,  ///< the bytes of a PNG, which the caller puts there
    };
    struct Asked {
        Target target = Target::file;
        std::string path;  ///< of the file; of the clipboard, where relative paths in the picture begin
        UsualPicture usual;
        TimelineChoice timeline{};  ///< of pictures through time
    };
    /// Of the map as it is now. Throws Error where the file's name is that of no picture, or there is no GL.
    void add(Asked asked);

    [[nodiscard]] bool is_busy() const { return !m_waiting.empty(); }
    /// How far the picture that is being made is, from 0 to 1; none where there is none.
    [[nodiscard]] std::optional<float> progress() const;
    /// Since when it is being made.
    [[nodiscard]] double begun_s() const { return m_begun_s; }
    /// What is being made; none where there is nothing.
    [[nodiscard]] Asked const* asked() const {
        return m_waiting.empty() ? nullptr : &m_waiting.front().asked;
    }
    /// Whether a file of that name is being written, or waits to be.
    [[nodiscard]] bool is_to_write(std::string const& path) const;
    /// Gives up what is being made and what waits for it: nothing of it is written.
    void cancel();

    struct Made {
        Target target = Target::file;
        std::string path;     ///< of the file that was written
        std::string png;      ///< for the clipboard
        std::string failure;  ///< why there is no picture; empty: there is one
        bool is_cancelled = false;
        MessageLog messages;  ///< what is missing in it
    };
    /// A picture that was made since the last call, and begins the next.
    [[nodiscard]] std::optional<Made> take();
    /// Waits until all that was asked for is made; where the program is told to end meanwhile, it is given
    /// up.
    [[nodiscard]] std::vector<Made> finish(std::function<bool()> const& is_told_to_end);

  private:
    struct Waiting {
        Asked asked;
        std::shared_ptr<OpenMap> map;  ///< a copy
        std::unique_ptr<OffscreenContext>
            context;  ///< made and ended on the main thread; none: nothing is drawn
    };
    void begin();

    OpenMap& m_map;
    Window const& m_window;
    JobPool& m_pool;
    JobPool m_thread;
    std::deque<Waiting> m_waiting;  ///< the first is being made
    Job<Made> m_job;
    double m_begun_s = 0;
};

}  // namespace gatepost
