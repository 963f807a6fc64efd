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
    std::string source;              ///< what a person calls the file
    std::vector<std::string> lines;  ///< at most most_lines
    std::size_t more = 0;            ///< things that have no line of their own

    [[nodiscard]] bool is_clean() const { return skipped == 0 && !doubtful; }
    [[nodiscard]] bool is_silent() const { return lines.empty() && more == 0; }
    /// Whether the next thing gets a line of its own; where it does not, its line need not be made.
    [[nodiscard]] bool has_room() const { return lines.size() < most_lines; }
    /// One line that names the file, the place and the reason; counted only, where there is no room for it.
    /// It is kept as message_line makes it.
    void add(std::string const& line);
    /// All that another report says, of another layer of the same file.
    void add(LoadReport const& other);
    /// A line about all of the file, ahead of the others; the last one makes room.
    void add_first(std::string const& line);
    /// Counts things that are not named.
    void add_unnamed(std::size_t count) { more += count; }
    /// The first line as the reason why there is nothing at all, with how many more there are.
    [[nodiscard]] std::string as_failure() const;
    /// The lines, and "SOURCE: and 12 more" behind them where there is more.
    [[nodiscard]] std::vector<std::string> messages() const;
};

}  // namespace gatepost
