#include "table/load_report.hpp"

#include "base/message_line.hpp"

#include <fmt/format.h>

namespace gatepost {

void LoadReport::add(std::string const& line) {
    if (has_room()) {
        lines.push_back(message_line(line));
    } else {
        ++more;
    }
}

void LoadReport::add(LoadReport const& other) {
    skipped += other.skipped;
    doubtful = doubtful || other.doubtful;
    source = source.empty() ? other.source : source;
    for (std::string const& line : other.lines) {
        add(line);
    }
    more += other.more;
}

void LoadReport::add_first(std::string const& line) {
    if (!has_room()) {
        lines.pop_back();
        ++more;
    }
    lines.insert(lines.begin(), message_line(line));
}

std::string LoadReport::as_failure() const {
    std::size_t const others = lines.empty() ? 0 : lines.size() - 1 + more;
    return others == 0 ? (lines.empty() ? source : lines.front())
                       : fmt::format("{} (and {} more)", lines.front(), others);
}

std::vector<std::string> LoadReport::messages() const {
    std::vector<std::string> all = lines;
    if (more > 0) {
        all.push_back(message_line(fmt::format("{}: and {} more", source, more)));
    }
    return all;
}

}  // namespace gatepost
