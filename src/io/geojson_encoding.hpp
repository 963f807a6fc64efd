#pragma once

#include "base/input_file.hpp"
#include "base/job.hpp"

#include <memory>
#include <optional>
#include <string>

namespace gatepost {

/// GeoJSON is UTF-8, but careless programs write it in the encoding of their machine. In some of those a
/// letter may hold the byte of a backslash, so such a text is turned into UTF-8 as a whole before it is
/// parsed.

/// What a text that is not UTF-8 is in. Nothing where most of its letters beyond ASCII are UTF-8: then some
/// bytes of it are damaged, no more. Reads the whole file once.
[[nodiscard]] std::optional<std::string> foreign_encoding_of(InputFile const& file, JobContext const& job);

/// The file's text as UTF-8, in a file without a name, line by line what it was. Throws Error for an encoding
/// that is not known.
[[nodiscard]] std::shared_ptr<InputFile const> in_utf8(std::shared_ptr<InputFile const> const& file,
                                                       std::string const& encoding, JobContext const& job);

}  // namespace gatepost
