#include "app/manual_page.hpp"

#include "app/option_table.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace gatepost {

namespace {

/// Text as roff takes it: a dash is a hyphen there unless it is escaped, and a line must not begin with a
/// control character.
std::string roff(std::string_view text) {
    std::string escaped;
    for (char32_t const letter : decode_utf8(text)) {
        switch (letter) {
            case U'\\': escaped += "\\e"; break;
            case U'-': escaped += "\\-"; break;
            case U'~': escaped += "\\(ti"; break;
            case U'^': escaped += "\\(ha"; break;
            case U'\'': escaped += "\\(aq"; break;
            case U'`': escaped += "\\(ga"; break;
            case U'"': escaped += "\\(dq"; break;
            default:
                escaped += letter < 0x80 ? std::string(1, static_cast<char>(letter))
                                         : fmt::format("\\[u{:04X}]", static_cast<unsigned>(letter));
        }
    }
    return escaped;
}

/// The text with a line's end instead of a blank about every 70 bytes: roff fills lines itself.
std::string in_short_lines(std::string text) {
    constexpr std::size_t longest = 70;
    std::size_t begin = 0;
    std::size_t last_blank = std::string::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const may_begin_line = i + 1 < text.size() && text[i + 1] != '.';  // a dot would be a command
        if (text[i] == ' ' && may_begin_line) {
            last_blank = i;
        }
        if (i - begin >= longest && last_blank != std::string::npos) {
            text[last_blank] = '\n';
            begin = last_blank + 1;
            last_blank = std::string::npos;
        }
    }
    return text;
}

/// `heading` in bold with a paragraph that explains it.
std::string entry(std::string_view heading, std::string_view explanation) {
    return fmt::format(".TP\n.B {}\n{}\n", roff(heading), in_short_lines(roff(explanation)));
}

/// An option: its names are bold, what its value is stands in italics.
std::string option_entry(OptionEntry const& option) {
    OptionEntry names = option;
    names.kind.clear();
    std::string heading = fmt::format("\\fB{}\\fR", roff(heading_of(names)));
    if (!option.kind.empty()) {
        heading += fmt::format(" \\fI{}\\fR", roff(option.kind));
    }
    std::string_view const repeated = option.may_be_repeated ? "; may be given again" : "";
    return fmt::format(".TP\n{}\n{}\n", heading,
                       in_short_lines(roff(option.help) + std::string{repeated} + '.'));
}

std::string options_section() {
    std::string text = ".SH OPTIONS\n";
    std::string group;
    for (OptionEntry const& option : option_table()) {
        if (option.group != group) {
            group = option.group;
            text += fmt::format(".SS {}\n", group);
        }
        text += option_entry(option);
    }
    return text;
}

std::string files_section() {
    constexpr std::array<std::array<std::string_view, 2>, 5> files{
        {{"$XDG_CONFIG_HOME/gatepost/settings.json",
          "What was chosen for the interface; usually below ~/.config."},
         {"$XDG_CONFIG_HOME/gatepost/styles", "Looks of the bundled layers that were saved."},
         {"$XDG_STATE_HOME/gatepost",
          "Maps that are written aside while they are worked on; usually below ~/.local/state."},
         {"NAME.gatepost.json", "A map: which files lie on it, their look, the view."},
         {"FILE.style.json", "The look of the file beside it."}}};
    std::string text = ".SH FILES\n";
    for (auto const& [name, meaning] : files) {
        text += entry(name, meaning);
    }
    return text;
}

}  // namespace

std::string manual_page() {
    std::string text = fmt::format(
        ".TH GATEPOST 1 {} \"gatepost {}\"\n.SH NAME\ngatepost \\- {}\n.SH SYNOPSIS\n.B gatepost\n"
        "[\\fIOPTIONS\\fR] [\\fIINPUT\\fR]...\n.SH DESCRIPTION\n"
        "Gatepost {}, offline,\nin any projection.\nWithout input it opens the bundled atlas of the "
        "Vietnam\\[u2013]China\nborder.\n",
        GATEPOST_DATE, GATEPOST_VERSION, program_summary, program_summary);
    text += options_section();
    text += ".SH EXIT STATUS\n";
    for (ExitCode const& one : exit_codes()) {
        text += entry(std::to_string(one.code), one.meaning);
    }
    text += ".SH ENVIRONMENT\n" +
            entry("GATEPOST_DATA", "The folder of the bundled maps, where it is not the usual one.") +
            files_section() + ".SH EXAMPLES\n";
    for (UsageExample const& one : usage_examples()) {
        text += entry(one.command, one.what_it_does);
    }
    return text;
}

}  // namespace gatepost
