#pragma once

#include "ui/command.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// Something that a person has to decide before the program goes on.
struct Question {
    struct Choice {
        std::string label;
        std::vector<Command> commands;  ///< that it comes to; none: nothing happens
    };
    std::string text;
    std::vector<Choice> choices;  ///< the first is the usual one, the last one is what Escape means
};

}  // namespace gatepost
