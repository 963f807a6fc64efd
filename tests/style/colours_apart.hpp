#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "style/colour_difference.hpp"

namespace gatepost {

/// A colour and what it is of.
using NamedColour = std::pair<std::string, Colour>;

constexpr double least_difference = 12;

/// Checks that colours can be told apart with every colour vision.
inline void check_apart(std::vector<NamedColour> const& colours) {
    for (Vision const vision :
         {Vision::usual, Vision::protanopia, Vision::deuteranopia, Vision::tritanopia}) {
        for (std::size_t i = 0; i < colours.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                INFO(colours[i].first << " and " << colours[j].first << ", vision "
                                      << static_cast<int>(vision));
                CHECK(colour_difference(seen_by(vision, colours[i].second),
                                        seen_by(vision, colours[j].second)) >= least_difference);
            }
        }
    }
}

}  // namespace gatepost
