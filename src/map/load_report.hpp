#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gatepost {

/// What reading a file met, for a person: features that were left out, and a line each for the first few
/// things that should be known. The rest is counted, never lost. `doubtful` is set when something was drawn
/// that may be wrong (a CRS that was guessed, say) or when something is missing.
struct LoadReport {
    static constexpr std::size_t most_lines = 3;

    std::size_t skipped = 0;
    bool doubtful = false;
    std::vector<std::string> messages;
    std::size_t more = 0;  ///< things that have no line of their own

    [[nodiscard]] bool is_clean() const { return skipped == 0 && !doubtful; }
    /// Whether the next thing gets a line of its own; where it does not, its line need not be made.
    [[nodiscard]] bool has_room() const { return messages.size() < most_lines; }
    /// One line that names the file, the place and the reason; counted only, where there is no room for it.
    void add(std::string line);
    /// Counts things that are not named.
    void add_unnamed(std::size_t count) { more += count; }
    /// "FILE: and 12 more", where there is more. Call it once, when all is known.
    void close(std::string const& source);
};

}  // namespace gatepost
