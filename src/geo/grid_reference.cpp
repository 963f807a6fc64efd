#include "geo/grid_reference.hpp"

#include <fmt/format.h>

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <exception>
#include <system_error>
#include <utility>
#include <vector>

namespace gatepost {

namespace {

using GeographicLib::MGRS;
using GeographicLib::UTMUPS;

/// Words of letters and of digits, in capitals: "48n 684315mE" is 48, N, 684315, ME.
std::vector<std::string> words_of(std::string_view text) {
    enum class Kind { none, letters, number };
    std::vector<std::string> words;
    Kind last = Kind::none;
    for (char const c : text) {
        bool const is_digit = (c >= '0' && c <= '9') || (c == '.' && last == Kind::number);
        bool const is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!is_digit && !is_letter) {
            bool const is_blank = c == ' ' || c == '\t' || c == ',';
            if (!is_blank) {
                return {};
            }
            last = Kind::none;
            continue;
        }
        Kind const kind = is_digit ? Kind::number : Kind::letters;
        if (kind != last) {
            words.emplace_back();
        }
        words.back() += is_letter && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
        last = kind;
    }
    return words;
}

std::optional<double> number(std::string const& word) {
    double value = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc{} && end == word.data() + word.size() ? std::optional{value} : std::nullopt;
}

/// Of zone, hemisphere or band, easting, northing; unless that place is far outside its zone.
std::optional<Point> from_utm(int zone, char letter, double easting_m, double northing_m) {
    bool const is_south = letter == 'S' || (letter != 'N' && letter < 'N');
    bool const is_letter = letter >= 'C' && letter <= 'X' && letter != 'I' && letter != 'O';
    if (zone < 1 || zone > 60 || !is_letter) {
        return std::nullopt;
    }
    Point lonlat;
    UTMUPS::Reverse(zone, !is_south, easting_m, northing_m, lonlat.y, lonlat.x);
    return lonlat;
}

/// The words of a place in UTM, in either order, without what only names the numbers.
std::optional<Point> parse_utm(std::vector<std::string> words) {
    std::vector<std::string> kept;
    for (std::string const& word : words) {
        bool const is_unit = word == "ME" || word == "MN" || word == "M" || word == "E";
        bool const is_band = !kept.empty() && kept.back().size() <= 2 && number(kept.back());
        if (word != "UTM" && word != "ZONE" && (!is_unit || is_band)) {
            kept.push_back(word);
        }
    }
    words = std::move(kept);
    bool const is_zone_last = words.size() >= 4 && number(words[1]) && !number(words.back());
    if (is_zone_last) {
        std::rotate(words.begin(), words.end() - 2, words.end());
    }
    if (words.size() == 5 && words.back() == "N") {  // of the northing
        words.pop_back();
    }
    if (words.size() != 4 || words[1].size() != 1) {
        return std::nullopt;
    }
    auto const zone = number(words[0]);
    auto const easting_m = number(words[2]);
    auto const northing_m = number(words[3]);
    bool const is_place = zone && easting_m && northing_m && *zone == std::floor(*zone) && *zone <= 60;
    return is_place ? from_utm(static_cast<int>(*zone), words[1][0], *easting_m, *northing_m) : std::nullopt;
}

std::optional<Point> parse_mgrs(std::string_view typed) {
    std::string text{typed};
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t'; });
    bool const is_written = text.size() >= 5 && std::all_of(text.begin(), text.end(), [](char c) {
                                return std::isalnum(static_cast<unsigned char>(c)) != 0;
                            });
    // Zone, band, two letters of the square, then as many digits of the easting as of the northing.
    std::size_t const digits = std::min(text.find_first_not_of("0123456789"), text.size());
    bool const has_square = digits >= 1 && digits <= 2 && text.size() >= digits + 3 + 2 &&
                            std::isalpha(static_cast<unsigned char>(text[digits + 1])) != 0 &&
                            std::isalpha(static_cast<unsigned char>(text[digits + 2])) != 0;
    if (!is_written || !has_square) {
        return std::nullopt;
    }
    int zone = 0;
    bool is_north = true;
    double easting_m = 0;
    double northing_m = 0;
    int digits_each = 0;
    MGRS::Reverse(text, zone, is_north, easting_m, northing_m, digits_each);
    Point lonlat;
    UTMUPS::Reverse(zone, is_north, easting_m, northing_m, lonlat.y, lonlat.x);
    return lonlat;
}

struct Utm {
    int zone = 0;
    bool is_north = true;
    double easting_m = 0;
    double northing_m = 0;
};

/// Throws GeographicErr for a place that is not on earth.
Utm utm_of(Point lonlat) {
    Utm utm;
    UTMUPS::Forward(lonlat.y, std::remainder(lonlat.x, 360.0), utm.zone, utm.is_north, utm.easting_m,
                    utm.northing_m);
    return utm;
}

/// GeographicLib says by an exception what is no place.
template <class Result, class Work>
Result unless_thrown(Work const& work) {
    try {
        return work();
    } catch (std::exception const&) {
        return Result{};
    }
}

}  // namespace

std::optional<Point> parse_grid_reference(std::string_view typed) {
    return unless_thrown<std::optional<Point>>([&] {
        auto const utm = parse_utm(words_of(typed));
        return utm ? utm : parse_mgrs(typed);
    });
}

std::string utm_text(Point lonlat) {
    return unless_thrown<std::string>([&] {
        Utm const utm = utm_of(lonlat);
        return fmt::format("{}{} {:.0f} {:.0f}", utm.zone == 0 ? "" : std::to_string(utm.zone),
                           utm.is_north ? "N" : "S", utm.easting_m, utm.northing_m);
    });
}

std::string mgrs_text(Point lonlat) {
    return unless_thrown<std::string>([&] {
        constexpr std::size_t digits_each = 5;
        Utm const utm = utm_of(lonlat);
        std::string text;
        MGRS::Forward(utm.zone, utm.is_north, utm.easting_m, utm.northing_m, lonlat.y,
                      static_cast<int>(digits_each), text);
        std::size_t const numbers = text.size() - 2 * digits_each;
        return text.substr(0, numbers) + " " + text.substr(numbers, digits_each) + " " +
               text.substr(numbers + digits_each);
    });
}

}  // namespace gatepost
