#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

/// Says what failed, in words for the user: an Error's own text, which names it already, or for any other
/// exception `name` and what the exception means ("roads.geojson: there is not enough memory for it").
[[nodiscard]] std::string failure_text(std::string_view name, std::exception_ptr const& failure);

/// Where failures end: runs a piece of work and turns whatever it throws (ours, a library's, the standard
/// library's) into a text, so that the rest of the program goes on. Each job, tile, dropped file and command
/// has one. Returns nothing if the work succeeded.
template <class Work>
[[nodiscard]] std::optional<std::string> failure_of(std::string_view name, Work const& work) {
    try {
        work();
    } catch (...) {
        return failure_text(name, std::current_exception());
    }
    return std::nullopt;
}

}  // namespace gatepost
