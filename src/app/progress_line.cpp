#include "app/progress_line.hpp"

#include "base/terminal_text.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace gatepost {

ProgressLine::Form ProgressLine::form_for(bool wants_json, bool is_quiet) {
    if (wants_json) {
        return Form::json;
    }
    return !is_quiet && ::isatty(STDERR_FILENO) == 1 ? Form::bar : Form::none;
}

void ProgressLine::show(float done) {
    constexpr std::chrono::milliseconds unnoticed_ms{500};
    int const percent = static_cast<int>(std::clamp(done, 0.0F, 1.0F) * 100);
    if (m_form == Form::none || percent == m_shown_percent || Clock::now() - m_begun < unnoticed_ms) {
        return;
    }
    m_shown_percent = percent;
    if (m_form == Form::json) {
        std::cout << fmt::format("{{\"progress\": {:.2f}}}\n", percent / 100.0) << std::flush;
        return;
    }
    constexpr int width = 30;
    int const filled = percent * width / 100;
    std::cerr << fmt::format("\r{} [{:#<{}}{:.<{}}] {:3} %", terminal_text(m_what), "", filled, "",
                             width - filled, percent)
              << std::flush;
}

void ProgressLine::clear() {
    if (m_form == Form::bar && m_shown_percent >= 0) {
        std::cerr << "\r\x1b[K" << std::flush;
        m_shown_percent = -1;
    }
}

}  // namespace gatepost
