#pragma once

#include "base/job.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace gatepost {

/// Limits what unpacking one file, with all archives inside it, may cost: a few kilobytes can be made to
/// unpack to terabytes. A file of up to 5 MB may become 1 GB in ten seconds; larger ones get more in
/// proportion. No honest map comes near that.
class UnpackLimit {
  public:
    /// `name` is the packed file's, for messages.
    UnpackLimit(std::string name, std::uint64_t packed_bytes);
    /// For a stream of unknown length; there is no limit on its time.
    explicit UnpackLimit(std::string name);
    /// Counts packed bytes that arrive from a stream. Does nothing for a file, whose length is known.
    void add_packed(std::uint64_t bytes);

    /// Counts unpacked bytes. Throws Error, naming the file, if there are too many, if it takes too long, or
    /// if the job is cancelled.
    void count(std::uint64_t bytes, JobContext const& job);
    /// Whether `count` has thrown: then the whole unpacking must stop, not only the current file.
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
