#pragma once

#include <string>

namespace gatepost {

/// Opens an address with the desktop's own program (xdg-open). Data is text: only http, https and mailto are
/// opened, and no shell ever sees the address. False if it was refused or could not be started.
bool open_link(std::string const& address);

[[nodiscard]] bool is_openable(std::string const& address);

}  // namespace gatepost
