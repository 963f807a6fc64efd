#pragma once

#include "base/input_file.hpp"
#include "base/job.hpp"

#include <filesystem>
#include <memory>

namespace gatepost {

/// Keeps GeoJSON that can be read only once as a file without a name; UTF-16 and UTF-32 become UTF-8 on the
/// way. Throws Error where its first bytes are of something else (before anything is kept), where there is
/// nothing in it, where the disk has no room, or where the job is cancelled.
[[nodiscard]] std::shared_ptr<InputFile const> spool(std::string const& name, JobContext const& job,
                                                     NextBytes const& next);

/// Writes a stream to a file of that path. `name` is what messages call it. Throws Error as `spool` does, but
/// takes any bytes.
void write_stream(std::filesystem::path const& path, std::string const& name, JobContext const& job,
                  NextBytes const& next);

/// The bytes of a file as a stream.
[[nodiscard]] NextBytes bytes_of(std::shared_ptr<InputFile const> const& file);

/// A stream that begins with bytes that were already taken from it.
[[nodiscard]] NextBytes put_back(std::string first_bytes, NextBytes rest);
/// Takes the first bytes: so many, or all there are.
[[nodiscard]] std::string take_first(NextBytes const& next, std::size_t count);

}  // namespace gatepost
