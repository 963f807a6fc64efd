#include "geo/coordinates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace gatepost {

namespace {

/// One of the two numbers of a place.
struct Angle {
    double degrees = 0;
    char side = 0;  ///< N, S, E, W, or 0 where none is written
};

bool take(std::string_view& text, std::string_view mark) {
    if (!text.starts_with(mark)) {
        return false;
    }
    text.remove_prefix(mark.size());
    return true;
}

bool take_any(std::string_view& text, std::initializer_list<std::string_view> marks) {
    for (std::string_view const mark : marks) {
        if (take(text, mark)) {
            return true;
        }
    }
    return false;
}

void skip_blanks(std::string_view& text) {
    while (take_any(text, {" ", "\t", "\u00A0"})) {
    }
}

char take_side(std::string_view& text) {
    skip_blanks(text);
    constexpr std::string_view sides = "NSEWnsew";
    if (text.empty() || sides.find(text.front()) == std::string_view::npos) {
        return 0;
    }
    char const side = text.front();
    text.remove_prefix(1);
    return side >= 'a' ? static_cast<char>(side - 'a' + 'A') : side;
}

std::optional<double> take_number(std::string_view& text) {
    skip_blanks(text);
    take(text, "+");
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || !std::isfinite(value)) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

/// Reads degrees, and minutes and seconds where they are marked as such.
std::optional<Angle> take_angle(std::string_view& text) {
    Angle angle;
    angle.side = take_side(text);
    auto const degrees = take_number(text);
    if (!degrees) {
        return std::nullopt;
    }
    double const sign = std::signbit(*degrees) ? -1 : 1;
    angle.degrees = *degrees;
    if (take_any(text, {"°", "º", "d"})) {
        constexpr std::array<double, 2> parts{60, 3600};
        std::array<std::initializer_list<std::string_view>, 2> const marks{
            {{"′", "'", "’"}, {"″", "\"", "”"}}};
        for (std::size_t i = 0; i < parts.size(); ++i) {
            std::string_view rest = text;
            auto const part = take_number(rest);
            if (!part || !take_any(rest, marks[i])) {
                break;
            }
            if (*part < 0 || *part >= 60) {
                return std::nullopt;
            }
            angle.degrees += sign * *part / parts[i];
            text = rest;
        }
    }
    if (angle.side == 0) {
        angle.side = take_side(text);
    }
    return angle;
}

bool is_of_latitude(char side) { return side == 'N' || side == 'S'; }

double signed_degrees(Angle const& angle) {
    return angle.side == 'S' || angle.side == 'W' ? -angle.degrees : angle.degrees;
}

std::optional<Point> lonlat_of(Angle const& first, Angle const& second) {
    bool is_lat_first = std::abs(first.degrees) <= 90;
    if (first.side != 0 && second.side != 0 && is_of_latitude(first.side) == is_of_latitude(second.side)) {
        return std::nullopt;
    }
    if (first.side != 0) {
        is_lat_first = is_of_latitude(first.side);
    } else if (second.side != 0) {
        is_lat_first = !is_of_latitude(second.side);
    }
    Point const lonlat = is_lat_first ? Point{signed_degrees(second), signed_degrees(first)}
                                      : Point{signed_degrees(first), signed_degrees(second)};
    bool const is_on_earth = std::abs(lonlat.x) <= 180 && std::abs(lonlat.y) <= 90;
    return is_on_earth ? std::optional{lonlat} : std::nullopt;
}

/// What is written with the Vietnamese letters of the compass (B N Đ T), and a decimal comma, in the letters
/// of English; as it is where none of those that only Vietnamese has is in it.
std::string in_english_letters(std::string_view text) {
    bool const has_east =
        text.find("Đ") != std::string_view::npos || text.find("đ") != std::string_view::npos;
    bool const is_vietnamese = has_east || text.find_first_of("BbTt") != std::string_view::npos;
    if (!is_vietnamese) {
        return std::string{text};
    }
    std::string english;
    auto const is_digit = [&](std::size_t at) {
        return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string_view const letter = text.substr(i, 2);
        if (letter == "Đ" || letter == "đ") {
            english += 'E';
            ++i;
            continue;
        }
        switch (text[i]) {
            case 'B':
            case 'b': english += 'N'; break;
            case 'N':
            case 'n': english += 'S'; break;
            case 'T':
            case 't': english += 'W'; break;
            case ',': english += i > 0 && is_digit(i - 1) && is_digit(i + 1) ? '.' : ','; break;
            default: english += text[i];
        }
    }
    return english;
}

}  // namespace

std::optional<Point> parse_lonlat(std::string_view typed) {
    std::string const english = in_english_letters(typed);
    std::string_view text = english;
    auto const first = take_angle(text);
    if (!first) {
        return std::nullopt;
    }
    skip_blanks(text);
    take_any(text, {",", ";"});
    auto const second = take_angle(text);
    skip_blanks(text);
    if (!second || !text.empty()) {
        return std::nullopt;
    }
    return lonlat_of(*first, *second);
}

std::optional<double> parse_degrees(std::string_view text, Ordinate ordinate) {
    std::string with_point{text};
    bool const has_comma = std::count(text.begin(), text.end(), ',') == 1;
    if (has_comma && text.find('.') == std::string_view::npos) {
        with_point[text.find(',')] = '.';
    }
    std::string_view rest = with_point;
    auto const angle = take_angle(rest);
    skip_blanks(rest);
    bool const is_other_ordinate =
        angle && angle->side != 0 && is_of_latitude(angle->side) != (ordinate == Ordinate::latitude);
    return angle && rest.empty() && !is_other_ordinate ? std::optional{signed_degrees(*angle)} : std::nullopt;
}

std::string lonlat_text(Point lonlat) {
    return fmt::format("{:.5f}° {}  {:.5f}° {}", std::abs(lonlat.y), lonlat.y >= 0 ? "N" : "S",
                       std::abs(lonlat.x), lonlat.x >= 0 ? "E" : "W");
}

}  // namespace gatepost
