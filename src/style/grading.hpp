#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gatepost {

/// How the numbers of a field are cut into classes.
enum class ClassBreaks : std::uint8_t {
    quantiles,        ///< about as many features in each class
    equal_intervals,  ///< each class as wide as the others
    natural,          ///< classes as homogeneous as can be (Fisher 1958, Jenks 1977)
    last = natural
};
constexpr std::array<std::string_view, 3> class_breaks_names{"quantiles", "equal_intervals", "natural"};

/// Colours in even steps of lightness, which readers of every common colour vision order alike.
enum class SequentialRamp : std::uint8_t { viridis, magma, blues, oranges, last = oranges };
constexpr std::array<std::string_view, 4> sequential_ramp_names{"viridis", "magma", "blues", "oranges"};

constexpr std::size_t fewest_graded_classes = 3;
constexpr std::size_t most_graded_classes = 9;

/// How the ranges of a style are made from the numbers of its field.
struct Grading {
    ClassBreaks breaks = ClassBreaks::quantiles;
    std::size_t class_count = 5;  ///< there are fewer classes where fewer values differ
    SequentialRamp ramp = SequentialRamp::viridis;
    bool is_reversed = false;  ///< the lowest class stands out most, not the highest
    friend bool operator==(Grading const&, Grading const&) = default;
};

}  // namespace gatepost
