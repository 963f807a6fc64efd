#pragma once

#include <string>

namespace gatepost {

/// Whether a source is an address of the web: http:// or https://.
[[nodiscard]] bool is_web_address(std::string const& source);

/// The name of the file that an address of the web names, without what is asked of it ("?token=…") behind;
/// other sources as they are.
[[nodiscard]] std::string without_query(std::string const& source);

/// The file or folder of this machine that a source is read from: itself, or the archive of a /vsizip/ path.
/// Empty where it comes from elsewhere (a database, the web).
[[nodiscard]] std::string local_path_of(std::string const& source);

/// What the only layer of a source is called: its file without folder and ending. A database has no file, so
/// there it is the layer's own name. Never holds a password.
[[nodiscard]] std::string table_name_of(std::string const& source, std::string const& layer);

}  // namespace gatepost
