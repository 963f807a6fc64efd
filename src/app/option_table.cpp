#include "app/option_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace gatepost {

std::string heading_of(OptionEntry const& option) {
    std::string const names = fmt::format("{}", fmt::join(option.names, ", "));
    return option.kind.empty() ? names : names + ' ' + option.kind;
}

std::vector<std::string> choices_of(OptionEntry const& option) {
    std::vector<std::string> words;
    std::string_view left = option.kind;
    for (auto bar = left.find('|'); bar != std::string_view::npos; bar = left.find('|')) {
        words.emplace_back(left.substr(0, bar));
        left.remove_prefix(bar + 1);
    }
    if (!words.empty()) {
        words.emplace_back(left);
    }
    return words;
}

bool takes_file(OptionEntry const& option) {
    return option.kind.find("FILE") != std::string::npos || option.kind.find("FOLDER") != std::string::npos;
}

std::vector<ExitCode> const& exit_codes() {
    static std::vector<ExitCode> const codes{
        {0, "done"},
        {1, "failed, nothing written"},
        {2, "bad usage: an option, a value or a layer that does not exist"},
        {3, "done, but something was refused, is doubtful, or cannot be shown in this map CRS"},
        {4, "differences were found"}};
    return codes;
}

std::vector<UsageExample> const& usage_examples() {
    static std::vector<UsageExample> const examples{
        {"gatepost mine.geojson", "your file over the basemap, zoomed to it"},
        {"gatepost --screenshot border.png --size 2400x1500 --bbox 102,21,108.3,23.6",
         "a picture of the atlas, without a window"},
        {"gatepost --query 103.96443,22.50736 --json", "what a click there shows, for another program"}};
    return examples;
}

}  // namespace gatepost
