#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

// What people read about the command line. --help, the manual and the shells' completions are all made from
// these entries, and these from the options as they are declared (options.cpp): there is no second list.

struct OptionEntry {
    std::vector<std::string> names;  ///< with their dashes; of an input its name alone
    std::string
        kind;  ///< what its value is: FILE, W×H, or words to choose from, light|dark; empty: it takes none
    std::string help;   ///< one or two lines, without a full stop
    std::string group;  ///< empty: an input
    bool may_be_repeated = false;
};

/// All of them in the order in which they are declared, those of one group side by side.
[[nodiscard]] std::vector<OptionEntry> option_table();

/// "-h, --help", "--theme light|dark|print": the names and what the value is.
[[nodiscard]] std::string heading_of(OptionEntry const& option);

/// The words that a value may be; none where it may be anything.
[[nodiscard]] std::vector<std::string> choices_of(OptionEntry const& option);

/// Whether the value is a file or a folder, whose name a shell can complete.
[[nodiscard]] bool takes_file(OptionEntry const& option);

struct ExitCode {
    int code;
    std::string_view meaning;
};
[[nodiscard]] std::vector<ExitCode> const& exit_codes();

struct UsageExample {
    std::string_view command;
    std::string_view what_it_does;
};
[[nodiscard]] std::vector<UsageExample> const& usage_examples();

/// One sentence on what the program is for.
constexpr std::string_view program_summary = "shows places and what happened there on a map";
constexpr std::string_view program_usage = "gatepost [OPTIONS] [INPUT]...";

}  // namespace gatepost
