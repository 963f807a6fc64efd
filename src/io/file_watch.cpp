#include "io/file_watch.hpp"

#include "base/clock.hpp"
#include "base/guarded.hpp"
#include "base/log.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <thread>
#include <utility>

namespace gatepost {

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t changes =
    IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE;

/// Reads the events that are there; calls found(watch, name) for each.
template <class Found>
void read_events(int file, Found const& found) {
    alignas(inotify_event) std::array<char, 16384> buffer{};
    ssize_t const bytes = read(file, buffer.data(), buffer.size());
    for (ssize_t at = 0; at < bytes;) {
        auto const* const event = reinterpret_cast<inotify_event const*>(buffer.data() + at);
        found(event->wd, event->len > 0 ? std::string(static_cast<char const*>(event->name)) : std::string{});
        at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
    }
}

}  // namespace

struct FileWatch::Impl {
    /// What the thread and the owner share.
    struct Shared {
        std::set<std::string> paths;
        std::map<int, std::string> folders;       ///< by watch
        std::map<std::string, double> changed_s;  ///< when each path changed last
    };
    Guarded<Shared> shared;
    std::function<void()> wake;
    int events = -1;
    int stop = -1;
    std::jthread thread;

    void listen(std::stop_token const& stopped) {
        while (!stopped.stop_requested()) {
            std::array<pollfd, 2> files{pollfd{events, POLLIN, 0}, pollfd{stop, POLLIN, 0}};
            if (poll(files.data(), files.size(), -1) <= 0 || (files[0].revents & POLLIN) == 0) {
                continue;
            }
            bool const is_ours = shared.with([&](Shared& all) {
                bool any = false;
                read_events(events, [&](int watch, std::string const& name) {
                    auto const folder = all.folders.find(watch);
                    std::string const path =
                        folder == all.folders.end() ? "" : (fs::path(folder->second) / name).string();
                    if (all.paths.contains(path)) {
                        all.changed_s[path] = seconds_now();
                        any = true;
                    }
                });
                return any;
            });
            if (is_ours) {
                wake();
            }
        }
    }
};

FileWatch::FileWatch(std::function<void()> wake) : m_impl(std::make_unique<Impl>()) {
    m_impl->wake = std::move(wake);
    m_impl->events = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    m_impl->stop = eventfd(0, EFD_CLOEXEC);
    if (m_impl->events < 0 || m_impl->stop < 0) {
        log_warning("files are not watched: the system cannot");
        return;
    }
    m_impl->thread = std::jthread([this](std::stop_token const& stopped) { m_impl->listen(stopped); });
}

FileWatch::~FileWatch() {
    if (m_impl->thread.joinable()) {
        m_impl->thread.request_stop();
        std::uint64_t const one = 1;
        [[maybe_unused]] ssize_t const written = write(m_impl->stop, &one, sizeof one);  // it never blocks
        m_impl->thread.join();
    }
    for (int const file : {m_impl->events, m_impl->stop}) {
        if (file >= 0) {
            close(file);
        }
    }
}

void FileWatch::watch(std::set<std::string> const& paths) {
    if (m_impl->events < 0) {
        return;
    }
    m_impl->shared.with([&](Impl::Shared& all) {
        if (all.paths == paths) {
            return;
        }
        all.paths = paths;
        std::set<std::string> wanted;
        for (std::string const& path : paths) {
            wanted.insert(fs::path(path).parent_path().string());
        }
        std::erase_if(all.folders, [&](auto const& one) {
            bool const is_over = wanted.erase(one.second) == 0;
            if (is_over) {
                inotify_rm_watch(m_impl->events, one.first);
            }
            return is_over;
        });
        for (std::string const& folder : wanted) {
            int const watch = inotify_add_watch(m_impl->events, folder.c_str(), changes);
            if (watch >= 0) {
                all.folders[watch] = folder;
            }
        }
    });
}

std::vector<std::string> FileWatch::take_changed() {
    return m_impl->shared.with([](Impl::Shared& all) {
        std::vector<std::string> changed;
        double const now_s = seconds_now();
        std::erase_if(all.changed_s, [&](auto const& one) {
            bool const is_quiet = now_s - one.second >= quiet_s;
            if (is_quiet) {
                changed.push_back(one.first);
            }
            return is_quiet;
        });
        return changed;
    });
}

bool FileWatch::is_waiting() const {
    return m_impl->shared.with([](Impl::Shared& all) { return !all.changed_s.empty(); });
}

}  // namespace gatepost
