#pragma once

#include <chrono>
#include <string>

namespace gatepost {

/// How far a command is that takes longer than half a second: a bar in the last line of a terminal, or a line
/// of JSON on standard output for a program that reads it. Nothing where standard error is no terminal.
class ProgressLine {
  public:
    enum class Form : unsigned char { none, bar, json };

    /// The form that fits where output goes.
    [[nodiscard]] static Form form_for(bool wants_json, bool is_quiet);

    ProgressLine(std::string what, Form form)
        : m_what(std::move(what)), m_form(form), m_begun(Clock::now()) {}
    ~ProgressLine() { clear(); }
    ProgressLine(ProgressLine const&) = delete;
    ProgressLine& operator=(ProgressLine const&) = delete;

    /// `done` from 0 to 1. Costs next to nothing when there is nothing new to show.
    void show(float done);
    /// Takes the bar away, so that messages have the line.
    void clear();

  private:
    using Clock = std::chrono::steady_clock;

    std::string m_what;
    Form m_form;
    Clock::time_point m_begun;
    int m_shown_percent = -1;
};

}  // namespace gatepost
