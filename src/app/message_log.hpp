#pragma once

#include "ui/message.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// The one place where everything ends that a person is to be told: each message is a line, in the log at
/// once and on the screen until it is dismissed. It also knows how well reading went, for the exit code. Main
/// thread only.
class MessageLog {
  public:
    /// Something that a person can do about what it says.
    void offer(Message message);
    /// Something was done. On the screen only.
    void say_done(std::string text);
    /// Something on the map is missing or doubtful; once, however often it is told.
    void tell(std::string const& text);
    /// A warning that says nothing about what was read.
    void warn(std::string const& text);
    /// What a person asked for could not be done.
    void fail(std::string const& text);

    /// What was told to another log, of a copy of the map, is shown here too. It has been logged.
    void take_over(MessageLog const& other);

    [[nodiscard]] std::vector<Message> const& shown() const { return m_messages; }
    [[nodiscard]] bool has(std::string const& text) const;
    void dismiss(std::size_t place);
    /// Every message of this text.
    void dismiss(std::string const& text);
    /// What was done long enough ago goes by itself. True if anything went.
    bool forget_done(double now_s);
    /// How long until the next one goes; none where none will.
    [[nodiscard]] std::optional<double> next_goes_in_s(double now_s) const;

    // How reading went. What is asked for is a file, a folder or a map of a person's own.
    void note_asked() { ++m_asked; }
    void note_read() { ++m_read; }
    void note_failed() { ++m_failed; }
    /// More was asked for than can be given at once: where nothing was read, the exit code is 2.
    void note_bad_usage() { m_is_bad_usage = true; }
    void note_doubt() { m_is_doubtful = true; }
    /// 0, or 3 if something was refused or doubtful, or 1 if nothing of what was asked for could be read, or
    /// 2 if that was because of how it was asked for.
    [[nodiscard]] int exit_code() const;
    [[nodiscard]] bool is_nothing_read() const { return m_asked > 0 && m_read == 0; }

  private:
    void show(MessageKind kind, std::string text);

    std::vector<Message> m_messages;
    std::size_t m_asked = 0;
    std::size_t m_read = 0;
    std::size_t m_failed = 0;
    bool m_is_doubtful = false;
    bool m_is_bad_usage = false;
};

}  // namespace gatepost
