#include "app/shell_completion.hpp"

#include "app/option_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace gatepost {

namespace {

bool is_option(OptionEntry const& entry) { return !entry.group.empty(); }

/// `text` with a backslash before each of `special`.
std::string escaped(std::string_view text, std::string_view special) {
    std::string result;
    for (char const letter : text) {
        if (special.find(letter) != std::string_view::npos) {
            result += '\\';
        }
        result += letter;
    }
    return result;
}

/// Between single quotes of bash and zsh, where a quote itself must stand outside.
std::string without_quotes(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

/// bash takes "=" for a word of its own, so the option of a value is one or two words before it.
std::string bash_completion() {
    std::string names;
    std::string values;
    std::string without_completion;
    for (OptionEntry const& option : option_table()) {
        if (!is_option(option)) {
            continue;
        }
        names += fmt::format(" {}", fmt::join(option.names, " "));
        if (auto const choices = choices_of(option); !choices.empty()) {
            values +=
                fmt::format("        {}) mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\"); return ;;\n",
                            fmt::join(option.names, " | "), fmt::join(choices, " "));
        } else if (!option.kind.empty() && !takes_file(option)) {
            without_completion +=
                fmt::format("{}{}", without_completion.empty() ? "" : " | ", fmt::join(option.names, " | "));
        }
    }
    return fmt::format(R"(# Completion of gatepost for bash, made by: gatepost --completion bash
_gatepost() {{
    local word=$2 option=$3
    if [ "$word" = = ]; then
        word=
    elif [ "$option" = = ]; then
        option=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    case $option in
{}        {}) COMPREPLY=(); return ;;
    esac
    case $word in
        -*) mapfile -t COMPREPLY < <(compgen -W '{}' -- "$word") ;;
        *) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    esac
}}
complete -o filenames -F _gatepost gatepost
)",
                       values, without_completion, names.substr(1));
}

/// The value's part of an entry of zsh's _arguments: ":what it is:how to complete it".
std::string zsh_value(OptionEntry const& option) {
    if (option.kind.empty()) {
        return "";
    }
    if (auto const choices = choices_of(option); !choices.empty()) {
        return fmt::format(":word:({})", fmt::join(choices, " "));
    }
    return fmt::format(":{}:{}", escaped(option.kind, ":\\"), takes_file(option) ? "_files" : " ");
}

std::string zsh_completion() {
    std::string entries;
    for (OptionEntry const& option : option_table()) {
        if (!is_option(option)) {
            continue;
        }
        std::string const help = without_quotes(escaped(option.help, ":[]\\"));
        for (std::string const& name : option.names) {
            bool const takes_equals = !option.kind.empty() && name.starts_with("--");
            entries += fmt::format("    '{}{}{}[{}]{}' \\\n", option.may_be_repeated ? "*" : "", name,
                                   takes_equals ? "=" : "", help, zsh_value(option));
        }
    }
    return "#compdef gatepost\n# Completion of gatepost for zsh, made by: gatepost --completion "
           "zsh\n_arguments \\\n" +
           entries + "    '*:input:_files'\n";
}

std::string fish_completion() {
    std::string text = "# Completion of gatepost for fish, made by: gatepost --completion fish\n";
    for (OptionEntry const& option : option_table()) {
        if (!is_option(option)) {
            continue;
        }
        text += "complete -c gatepost";
        for (std::string const& name : option.names) {
            bool const is_long = name.starts_with("--");
            text += is_long            ? " -l " + name.substr(2)
                    : name.size() == 2 ? " -s " + name.substr(1)
                                       : " -o " + name.substr(1);
        }
        if (auto const choices = choices_of(option); !choices.empty()) {
            text += fmt::format(" -x -a '{}'", fmt::join(choices, " "));
        } else if (!option.kind.empty()) {
            text += takes_file(option) ? " -r -F" : " -x";
        }
        text += fmt::format(" -d '{}'\n", escaped(option.help, "'\\"));
    }
    return text;
}

}  // namespace

std::string completion_for(std::string_view shell) {
    return shell == "bash" ? bash_completion() : shell == "zsh" ? zsh_completion() : fish_completion();
}

}  // namespace gatepost
