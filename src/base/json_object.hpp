#pragma once

#include "base/error.hpp"
#include "base/json.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

namespace gatepost {

/// A value as a message shows it: a long one is cut, and of an object or array only the type is named.
[[nodiscard]] std::string shown_in_message(Json const& json);

/// An object of a JSON file that a person may have written, with its place in the file. Each `take` reads a
/// member into `value`, and leaves `value` as it is if there is no such member. A member of another type or
/// out of range throws Error with the JSON path: `classes[0].on: true or false is expected, not 1`.
class JsonObject {
  public:
    /// Throws Error if the value is not an object. `place` is its JSON path, empty for the whole file.
    JsonObject(Json const& json, std::string place);

    /// Nullptr where there is no such member.
    [[nodiscard]] Json const* find(char const* key) const;
    /// The JSON path of a member.
    [[nodiscard]] std::string place(std::string_view key) const;
    [[nodiscard]] Json const& json() const { return *m_json; }

    void take(char const* key, double low, double high, double& value) const;
    void take(char const* key, double low, double high, float& value) const;
    void take(char const* key, bool& value) const;
    /// A number or similar is taken as it is written.
    void take(char const* key, std::string& value) const;
    /// Reads a name and sets `value` to the enumerator at its index in `names`.
    template <class Enum, class Name, std::size_t size>
    void take(char const* key, std::array<Name, size> const& names, Enum& value) const {
        Json const* const json = find(key);
        if (json == nullptr) {
            return;
        }
        for (std::size_t i = 0; i < size; ++i) {
            if (json->is_string() && json->get_ref<std::string const&>() == names[i]) {
                value = static_cast<Enum>(i);
                return;
            }
        }
        throw fmt_error("{}: one of {} is expected, not {}", place(key), fmt::join(names, ", "),
                        shown_in_message(*json));
    }

  private:
    Json const* m_json;
    std::string m_place;
};

/// The shortest number that is read as the same float.
[[nodiscard]] double short_number(float value);

}  // namespace gatepost
