#pragma once

#include "base/job.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace gatepost {

/// Asks for the name of a file with the desktop's own dialog, while the window stays alive: with the portal,
/// zenity or kdialog, whichever there is.
class FileChooser {
  public:
    /// `wake` is called from another thread when there is an answer.
    explicit FileChooser(std::function<void()> wake) : m_wake(std::move(wake)) {}

    /// What a dialog is to say, and where it begins.
    struct Asked {
        std::string title;
        std::string path;
    };
    /// Opens the dialog; one at a time.
    void ask(Asked const& asked);
    [[nodiscard]] bool is_open() const { return m_answer.has_value(); }
    /// What was chosen, once; empty: the dialog was closed without. Throws Error where
    /// this desktop has no dialog.
    [[nodiscard]] std::optional<std::string> take();

  private:
    std::function<void()> m_wake;
    std::unique_ptr<JobPool> m_pool;  ///< of its own: a dialog may stay open for long
    std::optional<Job<std::string>> m_answer;
};

}  // namespace gatepost
