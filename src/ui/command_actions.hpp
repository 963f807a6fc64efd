#pragma once

#include "ui/panels.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// Something that can be chosen in the command field. It is found by its title, and by the English one in
/// every language.
struct Action {
    std::string title;
    std::string english;
    std::string keys{};
    Command command;
    std::uintptr_t swatch = 0;  ///< of a feature's layer
    std::string note{};         ///< smaller, behind the title
    std::string heading{};      ///< of the group that begins with it
    bool stays_open = false;    ///< choosing it does not close the field
};

/// What the command field lists for a text.
struct CommandMatches {
    std::vector<Action> actions;  ///< and features, in groups
    std::size_t commands = 0;     ///< among them
    std::size_t all = 0;          ///< commands that there are
    bool has_more = false;        ///< features than those
};

[[nodiscard]] CommandMatches matching_actions(PanelContext const& context, std::string const& typed);

}  // namespace gatepost
