#include <array>
#include <utility>

#include "fuzz/expanded.hpp"
#include "fuzz/targets.hpp"

namespace gatepost::fuzz {

namespace {

constexpr std::size_t largest_bytes = 5'000'000;
constexpr std::array<std::pair<std::string_view, void (*)(std::string_view)>, 5> readers{
    {{"geojson", geojson},
     {"crs_member", crs_member},
     {"style", style},
     {"expression", expression},
     {"card", card}}};

}  // namespace

void heavy(std::string_view bytes) {
    std::size_t const line_end = std::min(bytes.find('\n'), bytes.size());
    for (auto const& [name, read] : readers) {
        if (name == bytes.substr(0, line_end)) {
            read(expanded(bytes.substr(std::min(line_end + 1, bytes.size())), largest_bytes));
        }
    }
}

}  // namespace gatepost::fuzz
