#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// A text without its HTML: a line for each paragraph, list item and row of a table. Nothing in it is run or
/// fetched; scripts, styles and comments are left out.
struct HtmlText {
    std::string text;  ///< behind the words of a link its address in brackets, where it is not the words
    std::vector<std::string> links;  ///< http, https and mailto alone, each once, in their order
};
[[nodiscard]] HtmlText html_text(std::string_view html);

/// Whether a text has a tag or an entity of HTML in it, so that it is not to be shown as it is.
[[nodiscard]] bool is_html(std::string_view text);

}  // namespace gatepost
