#pragma once

#include "base/input_file.hpp"
#include "base/job.hpp"

#include <filesystem>
#include <memory>

namespace gatepost {

/// Saves GeoJSON that can be read only once to a file without a name, converting UTF-16 and UTF-32 to UTF-8.
/// Throws Error if its first bytes are not GeoJSON (before anything is saved), if it is empty, if the disk is
/// full, or if the job is cancelled.
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
/// Takes the first `count` bytes from the stream, or all if there are fewer.
[[nodiscard]] std::string take_first(NextBytes const& next, std::size_t count);

}  // namespace gatepost
