#pragma once

#include "base/child_process.hpp"
#include "base/error.hpp"
#include "io/gdal_request.hpp"

#include <chrono>
#include <memory>
#include <span>
#include <stop_token>

namespace gatepost {

/// The process that read for us is gone, or was stopped because it took too much.
class GdalProcessGone : public Error {
  public:
    GdalProcessGone(std::string const& text, bool has_crashed) : Error(text), m_has_crashed(has_crashed) {}
    /// It ended by itself: another way of reading may do better.
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

    /// The next answer's kind; a failure is thrown as Error with its text, a cancelled job as Error too.
    [[nodiscard]] GdalAnswer next();
    /// What the answer holds. Whoever reads from it catches StreamFault and throws `gone()` instead.
    [[nodiscard]] ByteReader& in() { return *m_in; }
    /// A further question, of a request for rows: the features' numbers.
    void ask_rows(std::span<std::int64_t const> ids);

    /// From now on it is no matter of the job that began it.
    void outlive_job(std::chrono::seconds patience);

    /// What to say where the answers broke off; ends the process.
    [[nodiscard]] GdalProcessGone gone();

  private:
    /// What the reader refers to stays where it is when this is moved.
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
