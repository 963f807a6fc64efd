#pragma once

#include "app/options.hpp"
#include "base/job.hpp"
#include "base/json.hpp"
#include "geo/point.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// What a picture that this program made turned out to be.
struct Verdict {
    enum class Is : std::uint8_t {
        same,       ///< drawn again it has the same pixels
        different,  ///< it was retouched, or its data have changed
        unknown     ///< nothing can be said, for a reason
    };
    Is is = Is::unknown;
    std::vector<std::string> reasons;   ///< in sentences
    std::vector<std::string> data;      ///< files that have changed or are gone
    std::vector<std::string> features;  ///< of those, where the picture would be another: gates:G06
    std::optional<Box> box_px;          ///< around all pixels that would be others, in the picture
    bool is_retouched = false;          ///< its pixels are not those that were written
};

/// Draws a picture again from what it says it was made of, and compares. Throws Error where the file cannot
/// be read.
[[nodiscard]] Verdict verify_picture(std::string const& path, JobPool& pool);

/// 0, 4 or 3.
[[nodiscard]] int exit_code_of(Verdict const& verdict);
[[nodiscard]] std::string verdict_text(std::string const& path, Verdict const& verdict);
[[nodiscard]] Json verdict_json(std::string const& path, Verdict const& verdict);

}  // namespace gatepost
