#pragma once

#include "base/child_process.hpp"
#include "base/error.hpp"
#include "io/gdal_request.hpp"

#include <chrono>
#include <memory>
#include <span>
#include <stop_token>

namespace gatepost {

/// The reading process has died, or was stopped because it used too much.
class GdalProcessGone : public Error {
  public:
    GdalProcessGone(std::string const& text, bool has_crashed) : Error(text), m_has_crashed(has_crashed) {}
    /// Whether the process ended by itself: another way of reading may succeed.
    [[nodiscard]] bool has_crashed() const { return m_has_crashed; }

  private:
    bool m_has_crashed;
};

/// One request to a process `gatepost-gdal` and its answers. The process may crash, hang or talk nonsense:
/// all of that becomes a GdalProcessGone that names the file. It ends with this object. Move-only.
class GdalConversation {
  public:
    /// Starts the process (about 0.1 s until it answers). `file` as in ChildProcess. Throws Error.
    explicit GdalConversation(GdalRequest request, int file = -1, std::stop_token stop = {});

    /// The kind of the next answer. A failure is thrown as an Error with its text, and so is a cancelled job.
    [[nodiscard]] GdalAnswer next();
    /// The contents of the answer. Whoever reads from it must catch StreamFault and throw `gone()` instead.
    [[nodiscard]] ByteReader& in() { return *m_in; }
    /// Sends more of what the process is to work on; returns false if it does not listen any more.
    [[nodiscard]] bool send(std::span<char const> bytes) { return m_line->process.send(bytes); }
    /// Sends a further request to a process that answers for rows: the features' numbers.
    void ask_rows(std::span<std::int64_t const> ids);

    /// Detaches the conversation from the job that began it.
    void outlive_job(std::chrono::seconds patience);

    /// The error to throw when the answers break off; ends the process.
    [[nodiscard]] GdalProcessGone gone();

  private:
    /// The reader refers to this, so it must not move in memory when the conversation is moved.
    struct Line {
        ChildProcess process;
        std::stop_token stop;
        std::chrono::seconds patience{0};
        bool was_silent = false;
        bool was_cancelled = false;
        std::size_t receive(std::span<char> bytes);
    };

    GdalRequest m_request;
    std::unique_ptr<Line> m_line;
    std::unique_ptr<ByteReader> m_in;
};

}  // namespace gatepost
