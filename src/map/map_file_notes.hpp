#pragma once

#include "base/boundary.hpp"
#include "base/json_object.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// What was not understood of a map file, while it is read.
class MapFileNotes {
  public:
    /// Files of a newer version may have keys that are not known here.
    bool is_newer = false;

    void say(std::string message) { m_messages.push_back(std::move(message)); }

    /// A part that fails is left aside, and said.
    template <class Read>
    void attempt(Read read) {
        if (auto const failure = failure_of("", read)) {
            say(*failure);
        }
    }

    /// Keys that nobody reads are likely slips of the hand; those of a newer version are not.
    void name_unknown(JsonObject const& object, std::span<std::string_view const> known,
                      std::span<std::string_view const> reserved = {}) {
        for (auto const& [key, value] : object.json().items()) {
            auto const is_key = [&key = key](std::string_view one) { return one == key; };
            bool const is_known = std::any_of(known.begin(), known.end(), is_key) ||
                                  std::any_of(reserved.begin(), reserved.end(), is_key);
            if (!is_known && !is_newer) {
                say(object.place(key) + ": no key of a map file; it is kept, and does nothing");
            }
        }
    }

    [[nodiscard]] std::vector<std::string> take_messages() { return std::move(m_messages); }

  private:
    std::vector<std::string> m_messages;
};

}  // namespace gatepost
