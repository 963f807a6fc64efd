#pragma once

#include "geo/point.hpp"
#include "ui/keymap.hpp"

#include <string>
#include <variant>
#include <vector>

namespace gatepost {

enum class Button { left, right, middle, back, forward, other };

/// Positions are logical pixels from the window's upper left corner.
struct PointerMoved {
    Point at;
};
struct ButtonPressed {
    Button button = Button::other;
    Modifiers modifiers;
    Point at;
};
struct ButtonReleased {
    Button button = Button::other;
    Point at;
};
struct Scrolled {
    double steps = 0;
    Modifiers modifiers;
    Point at;
};
struct FilesDropped {
    std::vector<std::string> paths;
};
struct PointerLeft {};
using InputEvent = std::variant<PointerMoved, ButtonPressed, ButtonReleased, Scrolled, KeyPressed,
                                FilesDropped, PointerLeft>;

}  // namespace gatepost
