#include "app/help_text.hpp"

#include "app/option_table.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gatepost {

namespace {

constexpr std::size_t column = 30;  ///< where explanations begin
constexpr std::size_t line_width = 80;

/// A heading and its explanation beside it; below it where the heading is too long.
std::string entry(std::string const& heading, std::string_view explanation) {
    std::string text = "  " + heading;
    std::size_t const used = decode_utf8(text).size();
    bool const has_room = used + 2 <= column;
    text += has_room ? std::string(column - used, ' ') : '\n' + std::string(column, ' ');
    std::size_t at = column;
    while (!explanation.empty()) {
        auto const word = explanation.substr(0, explanation.find(' '));
        explanation.remove_prefix(std::min(word.size() + 1, explanation.size()));
        std::size_t const width = decode_utf8(word).size();
        if (at > column && at + 1 + width > line_width) {
            text += '\n' + std::string(column, ' ');
            at = column;
        } else if (at > column) {
            text += ' ';
            ++at;
        }
        text += word;
        at += width;
    }
    return text + '\n';
}

}  // namespace

std::string help_text() {
    std::string text =
        fmt::format("gatepost {} {}.\nWithout input it opens the bundled border atlas.\n\nUsage: {}\n\n",
                    GATEPOST_VERSION, program_summary, program_usage);
    std::string group;
    for (OptionEntry const& option : option_table()) {
        if (option.group != group) {
            group = option.group;
            text += fmt::format("\n{}\n", group);
        }
        text += entry(heading_of(option), option.help);
    }
    text += "\nExit codes\n";
    for (ExitCode const& one : exit_codes()) {
        text += entry(std::to_string(one.code), one.meaning);
    }
    text += "\nExamples\n";
    for (UsageExample const& one : usage_examples()) {
        text += fmt::format("  {}\n      {}\n", one.command, one.what_it_does);
    }
    return text;
}

}  // namespace gatepost
