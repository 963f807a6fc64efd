#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace gatepost {

/// Tells which files were written, replaced by another (atomic rename) or removed. It watches their folders,
/// from a thread of its own that sleeps until something happens there.
class FileWatch {
  public:
    /// `wake` is called from that thread after each change. Where the system cannot watch, nothing is told.
    explicit FileWatch(std::function<void()> wake);
    ~FileWatch();
    FileWatch(FileWatch const&) = delete;
    FileWatch& operator=(FileWatch const&) = delete;

    /// The files to watch from now on, by whole paths.
    void watch(std::set<std::string> const& paths);
    /// Those that have changed and then been left alone for a while. A file that is still being written
    /// waits.
    [[nodiscard]] std::vector<std::string> take_changed();
    /// Whether any waits to be left alone.
    [[nodiscard]] bool is_waiting() const;

    static constexpr double quiet_s = 0.25;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace gatepost
