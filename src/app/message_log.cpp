#include "app/message_log.hpp"

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/message_line.hpp"

#include <algorithm>
#include <utility>

namespace gatepost {

void MessageLog::show(MessageKind kind, std::string text) {
    m_messages.push_back({kind, std::move(text), seconds_now(), std::nullopt, std::nullopt});
}

void MessageLog::offer(Message message) {
    message.since_s = seconds_now();
    m_messages.push_back(std::move(message));
}

void MessageLog::say_done(std::string text) { show(MessageKind::done, std::move(text)); }

void MessageLog::tell(std::string const& text) {
    m_is_doubtful = true;
    if (!has(message_line(text))) {
        warn(text);
    }
}

void MessageLog::warn(std::string const& text) {
    log_warning("{}", text);
    show(MessageKind::doubt, message_line(text));
}

void MessageLog::fail(std::string const& text) {
    log_error("{}", text);
    show(MessageKind::failure, message_line(text));
}

void MessageLog::take_over(MessageLog const& other) {
    m_is_doubtful = m_is_doubtful || other.m_is_doubtful;
    for (Message const& message : other.m_messages) {
        if (!has(message.text)) {
            show(message.kind, message.text);
        }
    }
}

bool MessageLog::has(std::string const& text) const {
    return std::any_of(m_messages.begin(), m_messages.end(),
                       [&](Message const& one) { return one.text == text; });
}

void MessageLog::dismiss(std::size_t place) {
    if (place < m_messages.size()) {
        m_messages.erase(m_messages.begin() + static_cast<std::ptrdiff_t>(place));
    }
}

void MessageLog::dismiss(std::string const& text) {
    std::erase_if(m_messages, [&](Message const& one) { return one.text == text; });
}

bool MessageLog::forget_done(double now_s) {
    return std::erase_if(m_messages, [&](Message const& one) {
               return one.kind == MessageKind::done && now_s - one.since_s >= done_message_s;
           }) > 0;
}

std::optional<double> MessageLog::next_goes_in_s(double now_s) const {
    std::optional<double> next_s;
    for (Message const& one : m_messages) {
        if (one.kind == MessageKind::done) {
            double const left_s = std::max(0.0, one.since_s + done_message_s - now_s);
            next_s = std::min(next_s.value_or(left_s), left_s);
        }
    }
    return next_s;
}

int MessageLog::exit_code() const {
    if (is_nothing_read()) {
        return m_is_bad_usage ? 2 : 1;
    }
    return m_is_doubtful || m_failed > 0 ? 3 : 0;
}

}  // namespace gatepost
