#include "map/load_report.hpp"

#include <fmt/format.h>

namespace gatepost {

void LoadReport::add(std::string line) {
    if (has_room()) {
        messages.push_back(std::move(line));
    } else {
        ++more;
    }
}

void LoadReport::close(std::string const& source) {
    if (more > 0) {
        messages.push_back(fmt::format("{}: and {} more", source, more));
        more = 0;
    }
}

}  // namespace gatepost
