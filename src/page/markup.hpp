#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gatepost {

/// Text for between tags and for quoted attributes of HTML and SVG: `& < > " '` become entities, bytes that
/// are not UTF-8 become U+FFFD, and control characters, which XML does not allow, are left out.
[[nodiscard]] std::string escaped(std::string_view utf8);

/// Base64 with padding (RFC 4648, 4).
[[nodiscard]] std::string base64(std::string_view bytes);

/// Whether a page may link there: http, https and mailto alone, whatever the case of their letters.
[[nodiscard]] bool is_safe_link(std::string_view address);

/// A page's security policy: no request of any kind, no script and no style but these very texts (CSP level
/// 2, by their hashes), pictures only from within the page.
[[nodiscard]] std::string security_policy(std::string_view script, std::string_view style);

/// The template with each `{{name}}` replaced, in one pass: what is put in is not looked through again. The
/// values are markup: whoever puts texts in escapes them. Throws Error for a name that has no value.
[[nodiscard]] std::string filled_template(std::string_view page,
                                          std::vector<std::pair<std::string, std::string>> const& values);

}  // namespace gatepost
