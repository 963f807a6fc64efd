#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gatepost {

/// What happened while reading a file, for the user: features that were left out, and a line each for the
/// first few things worth knowing. The rest is counted, never lost. `doubtful` is set when something drawn
/// may be wrong (a guessed CRS, say) or when something is missing.
struct LoadReport {
    static constexpr std::size_t most_lines = 3;

    std::size_t skipped = 0;
    bool doubtful = false;
    std::string source;              ///< the file's name for the user
    std::vector<std::string> lines;  ///< at most most_lines
    std::size_t more = 0;            ///< things that have no line of their own

    [[nodiscard]] bool is_clean() const { return skipped == 0 && !doubtful; }
    [[nodiscard]] bool is_silent() const { return lines.empty() && more == 0; }
    /// Whether the next thing gets a line of its own; if not, there is no need to make that line.
    [[nodiscard]] bool has_room() const { return lines.size() < most_lines; }
    /// Adds a line that names the file, the place and the reason; only counts it if there is no room.
    /// message_line cleans it.
    void add(std::string const& line);
    /// Adds all that another report says, about another layer of the same file.
    void add(LoadReport const& other);
    /// Adds a line about the whole file before the others; the last one makes room.
    void add_first(std::string const& line);
    /// Counts things that are not named.
    void add_unnamed(std::size_t count) { more += count; }
    /// The first line, as the reason why nothing at all was read, and how many more there are.
    [[nodiscard]] std::string as_failure() const;
    /// The lines, followed by "SOURCE: and 12 more" if there are more.
    [[nodiscard]] std::vector<std::string> messages() const;
};

}  // namespace gatepost
