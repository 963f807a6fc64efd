#pragma once

#include "words/words.hpp"

#include <string>
#include <string_view>

namespace gatepost {

/// A message that the program formed in English, in a language of the interface. Messages arise everywhere,
/// also in another process, and logs hold them in English; so they are translated where they are shown, by
/// the pattern they were formed with: the one with most words of its own that fits. What was put into it is
/// translated in the same way if it is a message itself (a reason, say), else it stays; so does a text that
/// fits no pattern, such as a detail that a library gave. A test holds every message against the table.
/// Costs some microseconds.
[[nodiscard]] std::string message_in(Locale locale, std::string_view english);

}  // namespace gatepost
