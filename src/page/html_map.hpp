#pragma once

#include "map/document.hpp"
#include "page/page_contents.hpp"
#include "table/names.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// What a page shows besides the map itself. Texts are in each language of the interface, in their order.
struct HtmlMapRequest {
    Viewport view;    ///< with which the page opens
    double zoom = 0;  ///< of that view
    Locale locale = Locale::english;
    std::optional<Theme> theme;  ///< with which it opens; none: as the reader's browser prefers
    LanguageChain languages;     ///< of names, as long as the page speaks that language; else, or empty: as
                                 ///< usual in its own
    std::vector<FeatureRef> selected;  ///< whose card is open at first, with those that share its place
    std::array<std::string, locale_codes.size()> title;
    std::array<std::string, locale_codes.size()> subtitle;  ///< empty: none
    std::array<std::string, locale_codes.size()> credits;
    bool shows_credits = true;  ///< else they are in its metadata alone
    TimeFilter time;            ///< with which it opens
    std::string generator;      ///< the program and its version
    PageLimits limits;
};

struct HtmlMap {
    std::string html;
    std::vector<std::string> left_out;  ///< what is not in the page, a line each, in English
};

/// The map as one HTML file that needs nothing else and asks for nothing: what is drawn as vectors, layers to
/// switch, names to search, the cards with their events. O(vertices, and what the cards say).
[[nodiscard]] HtmlMap html_map(Document const& document, HtmlMapRequest const& request);

}  // namespace gatepost
