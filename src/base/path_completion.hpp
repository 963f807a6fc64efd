#pragma once

#include <string>
#include <vector>

namespace gatepost {

/// "/home/…" of "~/…", as a shell would take it; other paths as they are.
[[nodiscard]] std::string path_of_person(std::string const& path);

/// How a path that is being typed may go on: files and folders (which end in '/') that begin so, in order,
/// written as it was begun; none for an empty one, or where the folder cannot be read. Hidden ones only after
/// a point. Reads one folder, of large ones the first few thousand entries.
[[nodiscard]] std::vector<std::string> paths_going_on(std::string const& typed, std::size_t most);

/// What all of them begin with.
[[nodiscard]] std::string common_beginning(std::vector<std::string> const& texts);

}  // namespace gatepost
