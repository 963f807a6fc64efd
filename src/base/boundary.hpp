#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

/// What failed, for a person: an Error's own words, which name it, or the name given and what another
/// exception means
/// ("roads.geojson: there is not enough memory for it").
[[nodiscard]] std::string failure_text(std::string_view name, std::exception_ptr const& failure);

/// Where failures end: whatever a piece of work throws (ours, a library's, the standard library's) becomes a
/// text, and the rest goes on. Each job, tile, dropped file and command has one. Nothing where the work came
/// to its end.
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
