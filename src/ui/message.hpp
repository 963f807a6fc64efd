#pragma once

#include "ui/command.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace gatepost {

/// What a message tells a person: that something was done, that something on the map is missing or doubtful,
/// or that something could not be done.
enum class MessageKind : std::uint8_t { done, doubt, failure };

struct Message {
    /// What can be done about it with one click.
    struct Action {
        std::string label;
        Command command;
    };
    MessageKind kind = MessageKind::doubt;
    std::string text;
    double since_s = 0;  ///< by seconds_now(), when it was first to be seen
    std::optional<Action> action{};
    std::optional<Command> when_dismissed{};  ///< what it means to close it without a word
};

/// What was done needs no answer: such a message goes by itself after this time.
constexpr double done_message_s = 6;

}  // namespace gatepost
