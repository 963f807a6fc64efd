#include "map/furniture.hpp"

namespace gatepost {

namespace {

/// What a layout has where nobody chose.
bool is_usual(std::optional<bool> Furniture::*part, PageLayout layout) {
    if (part == &Furniture::credits) {
        return true;
    }
    if (layout == PageLayout::map || part == &Furniture::pins) {
        return false;
    }
    bool const is_of_page = part == &Furniture::graticule || part == &Furniture::crs ||
                            part == &Furniture::date || part == &Furniture::locator;
    return !is_of_page || layout == PageLayout::a4;
}

}  // namespace

Furniture decided(Furniture chosen, PageLayout layout) {
    for (auto const& [key, part] : furniture_switches) {
        chosen.*part = (chosen.*part).value_or(is_usual(part, layout));
    }
    return chosen;
}

}  // namespace gatepost
