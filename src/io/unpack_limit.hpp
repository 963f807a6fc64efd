#pragma once

#include "base/job.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace gatepost {

/// What unpacking one file may cost, archives in it included: a few kilobytes can be made that unpack to
/// terabytes. Up to 5 MB of it may become 1 GB in ten seconds; larger ones in proportion, which no honest map
/// comes near.
class UnpackLimit {
  public:
    /// `name` is the packed file's, for messages.
    UnpackLimit(std::string name, std::uint64_t packed_bytes);
    /// Of a stream whose length nobody knows. It may take the time that it takes.
    explicit UnpackLimit(std::string name);
    /// Counts what came of a stream, still packed. A file's length is known: nothing is counted then.
    void add_packed(std::uint64_t bytes);

    /// Counts what was unpacked. Throws Error, naming the file, when it is too much or takes too long, or
    /// when the job is cancelled.
    void count(std::uint64_t bytes, JobContext const& job);
    /// Whether `count` has thrown: then all is over, not only the file that it was about.
    [[nodiscard]] bool is_over() const { return m_is_over; }

  private:
    std::string m_name;
    bool m_is_stream = false;
    std::uint64_t m_packed_bytes = 0;
    std::chrono::steady_clock::time_point m_deadline = std::chrono::steady_clock::time_point::max();
    std::uint64_t m_bytes = 0;
    bool m_is_over = false;
};

}  // namespace gatepost
