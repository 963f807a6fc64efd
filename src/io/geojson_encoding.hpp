#pragma once

#include "base/input_file.hpp"
#include "base/job.hpp"

#include <memory>
#include <optional>
#include <string>

namespace gatepost {

/// GeoJSON is UTF-8, but careless programs write it in the encoding of their machine. In some of those
/// encodings, a character may contain the byte of a backslash. Such a text is therefore converted to UTF-8 as
/// a whole before it is parsed.

/// Guesses the encoding of a text that is not UTF-8. Nothing if most of its texts beyond ASCII are UTF-8:
/// then only some bytes are damaged. Reads the whole file once.
[[nodiscard]] std::optional<std::string> foreign_encoding_of(InputFile const& file, JobContext const& job);

/// The file's text as UTF-8, in a file without a name, with the same lines. Throws Error for an unknown
/// encoding.
[[nodiscard]] std::shared_ptr<InputFile const> in_utf8(std::shared_ptr<InputFile const> const& file,
                                                       std::string const& encoding, JobContext const& job);

}  // namespace gatepost
