#include "io/gdal_conversation.hpp"

#include "base/paths.hpp"

#include <chrono>
#include <csignal>

namespace gatepost {

namespace {

std::string gigabytes(std::uint64_t bytes) {
    return fmt::format("{:.3g} GB", static_cast<double>(bytes) / 1e9);
}

}  // namespace

GdalConversation::GdalConversation(GdalRequest request, int file, std::stop_token stop)
    : m_request(std::move(request)),
      m_line(std::make_unique<Line>(Line{ChildProcess(helper_path("gatepost-gdal"), file), std::move(stop),
                                         std::chrono::seconds(m_request.limits.silence_s)})),
      m_in(std::make_unique<ByteReader>(
          [line = m_line.get()](std::span<char> bytes) { return line->receive(bytes); })) {
    ByteWriter out([this](std::span<char const> bytes) { m_line->process.send(bytes); });
    write_request(out, m_request);
}

/// Waits in short steps, so that a cancelled job is noticed at once. A job that is cancelled, or a process
/// that stays silent, looks like the end of the stream.
std::size_t GdalConversation::Line::receive(std::span<char> bytes) {
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::milliseconds step_ms{20};
    Clock::time_point const begun = Clock::now();
    while (!process.wait_for_bytes(step_ms)) {
        was_cancelled = stop.stop_requested();
        was_silent = patience.count() > 0 && Clock::now() - begun > patience;
        if (was_cancelled || was_silent) {
            return 0;
        }
    }
    was_cancelled = stop.stop_requested();
    return was_cancelled ? 0 : process.receive(bytes);
}

GdalAnswer GdalConversation::next() {
    try {
        GdalAnswer const answer = m_in->get_enum(GdalAnswer::done);
        if (answer == GdalAnswer::failure) {
            throw Error(m_in->get_text());
        }
        return answer;
    } catch (StreamFault const&) {
        throw gone();
    }
}

void GdalConversation::ask_rows(std::span<std::int64_t const> ids) {
    ByteWriter out([this](std::span<char const> bytes) { m_line->process.send(bytes); });
    out.put_array(ids);
    out.flush();
}

void GdalConversation::outlive_job(std::chrono::seconds patience) {
    m_line->stop = {};
    m_line->patience = patience;
    m_request.limits = {0, m_request.limits.memory_bytes, static_cast<std::uint64_t>(patience.count())};
}

GdalProcessGone GdalConversation::gone() {
    std::string const& name = m_request.shown_name;
    GdalLimits const& limits = m_request.limits;
    ProcessEnd const end = m_line->process.stop();
    if (m_line->was_cancelled) {
        return {fmt::format("{}: cancelled", name), false};
    }
    if (m_line->was_silent) {
        return {fmt::format("{}: nothing came for {} s, so reading it was stopped", name, limits.silence_s),
                false};
    }
    if (end.signal == SIGXCPU) {
        return {fmt::format("{}: reading it took more than {} s of computing and was stopped", name,
                            limits.cpu_s),
                false};
    }
    // Few libraries survive a refused allocation: a process that died near its limit probably hit it.
    constexpr double nearly = 0.8;
    if (limits.memory_bytes > 0 &&
        static_cast<double>(end.peak_bytes) > nearly * static_cast<double>(limits.memory_bytes)) {
        return {fmt::format("{}: reading it took more than {} of memory and was stopped", name,
                            gigabytes(limits.memory_bytes)),
                false};
    }
    return {fmt::format(
                "{}: the part of the program that reads this format ended unexpectedly ({}); nothing of it "
                "is shown",
                name, end.in_words()),
            true};
}

}  // namespace gatepost
