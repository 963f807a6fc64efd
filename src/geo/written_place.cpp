#include "geo/written_place.hpp"

#include "base/boundary.hpp"
#include "geo/coordinates.hpp"
#include "geo/grid_reference.hpp"
#include "geo/transformer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace gatepost {

namespace {

std::string in_small_letters(std::string_view text) {
    std::string small{text};
    std::transform(small.begin(), small.end(), small.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return small;
}

std::vector<std::string_view> parts_of(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        std::size_t const end = std::min(text.find_first_of(separators), text.size());
        if (end > 0) {
            parts.push_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::optional<double> number(std::string_view text) {
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const is_number = error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
    return is_number ? std::optional{value} : std::nullopt;
}

std::optional<Point> on_earth(std::optional<double> lat, std::optional<double> lon) {
    bool const is_place = lat && lon && std::abs(*lat) <= 90 && std::abs(*lon) <= 180;
    return is_place ? std::optional{Point{*lon, *lat}} : std::nullopt;
}

/// "lat,lon" with whatever stands between them, from the beginning of a text.
std::optional<Point> lat_then_lon(std::string_view text, std::string_view separators) {
    auto const parts = parts_of(text, separators);
    return parts.size() < 2 ? std::nullopt : on_earth(number(parts[0]), number(parts[1]));
}

/// What follows a mark in an address; empty where the mark is not in it.
std::string_view after(std::string_view address, std::string_view mark) {
    std::size_t const at = address.find(mark);
    return at == std::string_view::npos ? std::string_view{} : address.substr(at + mark.size());
}

std::string_view up_to(std::string_view text, std::string_view ends) {
    return text.substr(0, std::min(text.find_first_of(ends), text.size()));
}

/// RFC 5870. A place in another CRS than WGS 84 is not known here.
std::optional<Point> parse_geo_address(std::string_view address) {
    if (!address.starts_with("geo:")) {
        return std::nullopt;
    }
    std::string_view const crs = up_to(after(address, ";crs="), ";?");
    bool const is_known = crs.empty() || crs == "wgs84";
    return is_known ? lat_then_lon(up_to(address.substr(4), ";?"), ",") : std::nullopt;
}

std::string with_plain_commas(std::string_view address) {
    std::string plain;
    for (std::size_t i = 0; i < address.size(); ++i) {
        bool const is_comma = address.substr(i, 3) == "%2c";
        plain += is_comma ? ',' : address[i];
        i += is_comma ? 2 : 0;
    }
    return plain;
}

/// Of a web map that means WGS 84. (Those of Chinese services are shifted, and not understood.)
std::optional<Point> parse_web_address(std::string_view written) {
    if (!written.starts_with("http://") && !written.starts_with("https://")) {
        return std::nullopt;
    }
    std::string const plain = with_plain_commas(written);
    std::string_view const address = plain;
    std::string_view host = up_to(address.substr(address.find("//") + 2), "/?#");
    host.remove_prefix(host.starts_with("www.") ? 4 : 0);
    auto const is_of = [&](std::string_view name) {
        return host == name || host.ends_with("." + std::string{name});
    };
    auto const pair_after = [&](std::initializer_list<std::string_view> marks, std::string_view separators) {
        std::optional<Point> found;
        for (std::string_view const mark : marks) {
            found = found ? found : lat_then_lon(up_to(after(address, mark), "&#"), separators);
        }
        return found;
    };
    if (is_of("openstreetmap.org") || is_of("osm.org")) {
        auto const marked = on_earth(number(up_to(after(address, "mlat="), "&#")),
                                     number(up_to(after(address, "mlon="), "&#")));
        auto const map = parts_of(up_to(after(address, "map="), "&"), "/");
        return marked ? marked : map.size() >= 3 ? on_earth(number(map[1]), number(map[2])) : std::nullopt;
    }
    bool const is_google =
        host == "google.com" || host.starts_with("maps.google.") || host.starts_with("google.");
    if (is_google && !host.ends_with(".cn")) {
        // The pin that is meant stands behind the place that is looked at.
        auto const pin = on_earth(number(up_to(after(address, "!3d"), "!?&#")),
                                  number(up_to(after(address, "!4d"), "!?&#")));
        return pin ? pin : pair_after({"?q=", "&q=", "&query=", "?query=", "?ll=", "&ll=", "/@"}, ",+");
    }
    if (is_of("bing.com")) {
        return pair_after({"?cp=", "&cp="}, "~");
    }
    if (is_of("maps.apple.com") || is_of("apple.com")) {
        return pair_after({"?ll=", "&ll=", "?q=", "&q=", "?coordinate=", "&coordinate="}, ",");
    }
    return std::nullopt;
}

std::optional<Point> in_crs(std::string const& crs, Point projected) {
    thread_local TransformerCache transformers;
    std::optional<Point> place;
    static_cast<void>(failure_of("", [&] {
        Point const lonlat = transformers.get(Crs::parse(crs), Crs::wgs84()).forward(projected);
        place = on_earth(lonlat.y, lonlat.x);
    }));
    return place;
}

/// A CRS by its code, easting and northing.
std::optional<Point> parse_in_crs(std::string_view small) {
    auto const parts = parts_of(small, " \t,;");
    bool const is_written = parts.size() == 3 && small.starts_with("epsg:");
    auto const x = is_written ? number(parts[1]) : std::nullopt;
    auto const y = is_written ? number(parts[2]) : std::nullopt;
    return x && y ? in_crs(std::string{parts[0]}, {*x, *y}) : std::nullopt;
}

/// The CRS of VN-2000 by the meridian in the middle of its zone; of the zones three degrees wide, which
/// provinces use, and 0 for none.
int vn2000_crs(double meridian_deg) {
    constexpr std::array<std::pair<double, int>, 18> crs_of_meridian{{{102, 5896},
                                                                      {103, 9205},
                                                                      {104, 9206},
                                                                      {104.5, 9207},
                                                                      {104.75, 9208},
                                                                      {105, 5897},
                                                                      {105.5, 9209},
                                                                      {105.75, 9210},
                                                                      {106, 9211},
                                                                      {106.25, 9212},
                                                                      {106.5, 9213},
                                                                      {107, 9214},
                                                                      {107.25, 9215},
                                                                      {107.5, 9216},
                                                                      {107.75, 5899},
                                                                      {108, 5898},
                                                                      {108.25, 9217},
                                                                      {108.5, 9218}}};
    auto const* const found =
        std::find_if(crs_of_meridian.begin(), crs_of_meridian.end(),
                     [&](auto const& one) { return std::abs(one.first - meridian_deg) < 1e-6; });
    return found == crs_of_meridian.end() ? 0 : found->second;
}

/// "vn-2000", the zone of UTM or the meridian, and two numbers: everywhere in Vietnam the northing is the
/// larger one, and sheets write it first.
std::optional<Point> parse_vn2000(std::string_view small) {
    std::string_view rest = small.starts_with("vn") ? small.substr(2) : std::string_view{};
    rest.remove_prefix(rest.starts_with('-') || rest.starts_with(' ') ? 1 : 0);
    if (!rest.starts_with("2000")) {
        return std::nullopt;
    }
    rest.remove_prefix(4);
    auto const parts = parts_of(rest, " \t,;/");
    if (parts.size() != 3) {
        return std::nullopt;
    }
    auto const meridian_deg = parse_degrees(parts[0], Ordinate::longitude);
    int const zone_crs = parts[0] == "48" || parts[0] == "48n"   ? 3405
                         : parts[0] == "49" || parts[0] == "49n" ? 3406
                         : meridian_deg                          ? vn2000_crs(*meridian_deg)
                                                                 : 0;
    auto const a = number(parts[1]);
    auto const b = number(parts[2]);
    if (zone_crs == 0 || !a || !b) {
        return std::nullopt;
    }
    return in_crs(fmt::format("EPSG:{}", zone_crs), {std::min(*a, *b), std::max(*a, *b)});
}

std::optional<Point> parse_any(std::string_view typed) {
    std::string const small = in_small_letters(typed);
    for (auto* const parse : {&parse_geo_address, &parse_web_address, &parse_in_crs, &parse_vn2000}) {
        if (auto const place = parse(small)) {
            return place;
        }
    }
    auto const lonlat = parse_lonlat(typed);
    return lonlat ? lonlat : parse_grid_reference(typed);
}

}  // namespace

std::optional<Point> parse_place(std::string_view typed) {
    constexpr std::size_t longest = 2000;
    // A field asks in every frame for what stands in it.
    thread_local std::pair<std::string, std::optional<Point>> last;
    std::size_t const begin = std::min(typed.find_first_not_of(" \t\r\n"), typed.size());
    std::string_view const text = typed.substr(begin, typed.find_last_not_of(" \t\r\n") + 1 - begin);
    if (text.size() > longest) {
        return std::nullopt;
    }
    if (last.first != text) {
        last = {std::string{text}, parse_any(text)};
    }
    return last.second;
}

}  // namespace gatepost
