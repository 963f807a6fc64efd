#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// The text with every password and key hidden, for anything that people or other programs see: messages,
/// ids, names, titles. Hides the password of `scheme://user:password@host`, the value after words such as
/// `password=`, `apikey=` or `Authorization:` (quoted or not), and in the query of a URL also the value of
/// short names (`?key=`, `&sig=`). The rest stays as it is.
[[nodiscard]] std::string without_secrets(std::string_view text);

}  // namespace gatepost
