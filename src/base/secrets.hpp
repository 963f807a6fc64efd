#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// The text with every password and key in it hidden, for whatever people or other programs see: messages,
/// ids, names, titles. Hidden are the password of `scheme://user:password@host`, the value behind words such
/// as `password=`, `apikey=` or `Authorization:` (quoted or not), and in the query of an address also that of
/// the short ones (`?key=`, `&sig=`). The rest stays as it is.
[[nodiscard]] std::string without_secrets(std::string_view text);

}  // namespace gatepost
