#include "io/unpack_limit.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace gatepost {

namespace {

constexpr std::uint64_t small_bytes = 5'000'000;
constexpr std::uint64_t most_bytes_of_small = 1'000'000'000;
constexpr std::chrono::seconds most_time_of_small{10};

std::chrono::nanoseconds most_time(std::uint64_t packed_bytes) {
    double const share = std::max(1.0, static_cast<double>(packed_bytes) / small_bytes);
    return std::chrono::duration_cast<std::chrono::nanoseconds>(share * most_time_of_small);
}

}  // namespace

UnpackLimit::UnpackLimit(std::string name) : m_name(std::move(name)), m_is_stream(true) {}

UnpackLimit::UnpackLimit(std::string name, std::uint64_t packed_bytes)
    : m_name(std::move(name)),
      m_packed_bytes(packed_bytes),
      m_deadline(std::chrono::steady_clock::now() + most_time(packed_bytes)) {}

void UnpackLimit::add_packed(std::uint64_t bytes) { m_packed_bytes += m_is_stream ? bytes : 0; }

void UnpackLimit::count(std::uint64_t bytes, JobContext const& job) {
    std::uint64_t const most_bytes =
        std::max(m_packed_bytes, small_bytes) * (most_bytes_of_small / small_bytes);
    m_bytes += bytes;
    bool const is_late = std::chrono::steady_clock::now() > m_deadline;
    m_is_over = m_is_over || m_bytes > most_bytes || is_late || job.stop.stop_requested();
    if (job.stop.stop_requested()) {
        throw fmt_error("{}: cancelled", m_name);
    }
    if (m_bytes > most_bytes) {
        throw fmt_error("{}: it unpacks to more than {} MB, far more than maps do: not read", m_name,
                        most_bytes / 1'000'000);
    }
    if (is_late) {
        throw fmt_error("{}: unpacking it takes too long: stopped after {} MB", m_name, m_bytes / 1'000'000);
    }
}

}  // namespace gatepost
