#include "ui/palette.hpp"

namespace gatepost::palette {

namespace {

InterfaceColours const*& current() {
    static InterfaceColours const* now = &interface_colours(Theme::light);
    return now;
}

}  // namespace

InterfaceColours const& colours() { return *current(); }

void choose(Theme theme) { current() = &interface_colours(theme); }

}  // namespace gatepost::palette
