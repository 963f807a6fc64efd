#include "map/tour.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace gatepost {

Tour const* Tours::find(std::string const& name) const {
    auto const found =
        std::find_if(all().begin(), all().end(), [&](Tour const& one) { return one.name == name; });
    return found == all().end() ? nullptr : &*found;
}

Tours with_tour(Tours const& tours, Tour tour) {
    std::vector<Tour> all = tours.all();
    tour.part_of.clear();
    auto const same =
        std::find_if(all.begin(), all.end(), [&](Tour const& one) { return one.name == tour.name; });
    if (same == all.end()) {
        all.push_back(std::move(tour));
    } else {
        *same = std::move(tour);
    }
    return Tours(std::move(all));
}

Tours without_tour(Tours const& tours, std::string const& name) {
    std::vector<Tour> all = tours.all();
    std::erase_if(all, [&](Tour const& one) { return one.name == name; });
    return Tours(std::move(all));
}

std::string free_tour_name(Tours const& tours) {
    std::string name = "tour";
    for (int number = 2; tours.find(name) != nullptr; ++number) {
        name = fmt::format("tour-{}", number);
    }
    return name;
}

/// Of alphabets some 15 characters a second are read, of Chinese ones 5; looking at the map takes time too.
double reading_time_s(std::string const& title, std::string const& text) {
    constexpr double look_s = 3;
    constexpr double a_letter_s = 1.0 / 15;
    constexpr double an_ideograph_s = 1.0 / 5;
    constexpr char32_t first_ideograph = 0x2E80;
    double time_s = look_s;
    for (std::string const& words : {title, text}) {
        for (char32_t const character : decode_utf8(words)) {
            time_s += character >= first_ideograph ? an_ideograph_s : a_letter_s;
        }
    }
    return time_s;
}

}  // namespace gatepost
