#include "map/picture_size.hpp"

#include "base/error.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace gatepost {

namespace {

constexpr double mm_per_inch = 25.4;
constexpr double logical_dpi = 96;
constexpr double most_px = 200'000;
constexpr double usual_dpi = 300;
constexpr double usual_paper_scale = 0.8;  // print is read from nearer than a screen

struct NamedSize {
    std::string_view name;
    PictureSize size;
};
constexpr std::array<NamedSize, 10> named_sizes{{{"A5", {148, 210, true}},
                                                 {"A4", {210, 297, true}},
                                                 {"A3", {297, 420, true}},
                                                 {"A2", {420, 594, true}},
                                                 {"A1", {594, 841, true}},
                                                 {"A0", {841, 1189, true}},
                                                 {"Letter", {215.9, 279.4, true}},
                                                 {"16:9", {1920, 1080, false}},
                                                 {"4K", {3840, 2160, false}},
                                                 {"square", {1600, 1600, false}}}};
constexpr std::string_view landscape = "-landscape";

bool same_letters(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

std::optional<PictureSize> named_size(std::string_view text) {
    bool const is_landscape = text.size() > landscape.size() &&
                              same_letters(text.substr(text.size() - landscape.size()), landscape);
    std::string_view const name = is_landscape ? text.substr(0, text.size() - landscape.size()) : text;
    auto const* const found = std::find_if(named_sizes.begin(), named_sizes.end(), [&](NamedSize const& one) {
        return same_letters(one.name, name);
    });
    if (found == named_sizes.end()) {
        return std::nullopt;
    }
    PictureSize const size = found->size;
    return is_landscape && size.is_mm ? PictureSize{size.height, size.width, true} : size;
}

std::optional<double> side(std::string const& text) {
    char* end = nullptr;
    double const value = std::strtod(text.c_str(), &end);
    bool const is_number = !text.empty() && end == text.c_str() + text.size() && std::isfinite(value);
    return is_number && value > 0 ? std::optional{value} : std::nullopt;
}

PictureSize layout_size(PageLayout layout, PictureSize const& usual) {
    switch (layout) {
        case PageLayout::report: return {160, 120, true};
        case PageLayout::a4: return {297, 210, true};
        case PageLayout::slide: return {1920, 1080, false};
        case PageLayout::map: break;
    }
    return usual;
}

}  // namespace

PictureSize picture_size_of(std::string_view text) {
    if (auto const named = named_size(text)) {
        return *named;
    }
    bool const is_mm = text.ends_with("mm");
    std::string_view const sides = is_mm ? text.substr(0, text.size() - 2) : text;
    std::size_t const cross = std::min(sides.find('x'), sides.size());
    auto const width = side(std::string(sides.substr(0, cross)));
    auto const height = side(std::string(sides.substr(std::min(cross + 1, sides.size()))));
    if (!width || !height) {
        throw fmt_error(
            "a size is written as 1600x1000 (pixels), 160x100mm, or {} (papers also with {}), not '{}'",
            fmt::join(picture_size_names(), ", "), landscape, text);
    }
    bool const is_whole = is_mm || (*width == std::floor(*width) && *height == std::floor(*height));
    if (!is_whole || *width > most_px || *height > most_px) {
        throw fmt_error("each side of a size is a whole number of pixels from 1 to {}, not '{}'", most_px,
                        text);
    }
    return {*width, *height, is_mm};
}

std::vector<std::string> picture_size_names() {
    std::vector<std::string> names;
    for (NamedSize const& one : named_sizes) {
        names.emplace_back(one.name);
    }
    return names;
}

PicturePixels pixels_of(PictureChoice const& choice, UsualPicture const& usual) {
    PictureSize const size =
        choice.size.empty() ? layout_size(choice.layout, usual.size) : picture_size_of(choice.size);
    PicturePixels pixels;
    pixels.dpi = choice.dpi > 0 || !size.is_mm ? choice.dpi : usual_dpi;
    if (size.is_mm) {
        double const scale = choice.scale > 0 ? choice.scale : usual_paper_scale;
        pixels.width_px = static_cast<int>(std::lround(size.width / mm_per_inch * pixels.dpi));
        pixels.height_px = static_cast<int>(std::lround(size.height / mm_per_inch * pixels.dpi));
        pixels.pixel_ratio = pixels.dpi / logical_dpi * scale;
    } else {
        constexpr double slide_height_px = 720;  // logical: it is read from afar
        double const usual_scale = choice.layout == PageLayout::slide ? size.height / slide_height_px : 1;
        pixels.width_px = static_cast<int>(size.width);
        pixels.height_px = static_cast<int>(size.height);
        bool const is_as_usual = choice.size.empty() && choice.layout == PageLayout::map;
        double const own_scale = is_as_usual ? usual.scale : usual_scale;
        pixels.pixel_ratio = choice.scale > 0 ? choice.scale : own_scale;
        pixels.dpi = is_as_usual && choice.dpi <= 0 ? usual.dpi : pixels.dpi;
    }
    if (pixels.width_px < 1 || pixels.height_px < 1 || pixels.width_px > most_px ||
        pixels.height_px > most_px) {
        throw fmt_error("a picture of {} x {} pixels cannot be drawn: each side may have 1 to {}",
                        pixels.width_px, pixels.height_px, most_px);
    }
    return pixels;
}

}  // namespace gatepost
