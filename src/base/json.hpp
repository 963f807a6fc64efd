#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

/// A tree of JSON whose members stay in their order.
using Json = nlohmann::ordered_json;

/// Deeper nesting than this is nobody's data, and libraries that recurse over it end the program.
constexpr std::size_t deepest_json = 512;

/// Whether brackets stand in brackets more than `most` deep. O(n), without recursion; the text need not be
/// JSON.
[[nodiscard]] bool is_json_deeper_than(std::string_view text, std::size_t most);

/// Whether a text is JSON, however deep. O(n), without recursion.
[[nodiscard]] bool is_json(std::string_view text);

/// A JSON text as a tree, its members in their order; nothing where it is no JSON or too deep. The only way
/// to nlohmann's parser, whose trees are walked by recursion. O(n).
[[nodiscard]] std::optional<Json> parse_json(std::string_view text);

/// Adds a member of a name that is new to the object, which is not searched for it.
void append_member(Json& object, std::string name, Json value);

}  // namespace gatepost
