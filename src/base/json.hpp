#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

/// A JSON tree whose objects keep the order of their members.
using Json = nlohmann::ordered_json;

/// No real data is nested deeper than this, and libraries that recurse over deeper trees crash the program.
constexpr std::size_t deepest_json = 512;

/// Whether brackets are nested more than `most` deep. O(n), without recursion; the text need not be JSON.
[[nodiscard]] bool is_json_deeper_than(std::string_view text, std::size_t most);

/// Whether a text is JSON, however deeply nested. O(n), without recursion.
[[nodiscard]] bool is_json(std::string_view text);

/// Parses a JSON text into a tree that keeps the order of members; nothing if it is not JSON or too deep.
/// This is the only way to nlohmann's parser, whose trees are walked by recursion. O(n).
[[nodiscard]] std::optional<Json> parse_json(std::string_view text);

/// Adds a member without searching the object for its name, which must be new.
void append_member(Json& object, std::string name, Json value);

}  // namespace gatepost
