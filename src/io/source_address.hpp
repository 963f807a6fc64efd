#pragma once

#include <string>

namespace gatepost {

/// Whether a source is a web address: http:// or https://.
[[nodiscard]] bool is_web_address(std::string const& source);

/// A web address without its query or fragment ("?token=…"); other sources unchanged.
[[nodiscard]] std::string without_query(std::string const& source);

/// The local file or folder that a source is read from: itself, or the archive of a /vsizip/ path. Empty if
/// the source is not local (a database, the web).
[[nodiscard]] std::string local_path_of(std::string const& source);

/// The name for the only layer of a source: its file name without folder and ending. A database has no file,
/// so its layer's own name is used. Never contains a password.
[[nodiscard]] std::string table_name_of(std::string const& source, std::string const& layer);

}  // namespace gatepost
