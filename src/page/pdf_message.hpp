#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

// How the program and gatepost-pdf talk: texts, each with its length before it.

/// What gatepost-pdf is asked to do: the first text of a request. The others follow as said.
namespace pdf_task {
/// The PDF, its language, how many texts of pictures there are, these, and of each attachment four texts.
constexpr std::string_view finish = "finish";
/// The PDF, and the attachment's name.
constexpr std::string_view read_attachment = "attachment";
constexpr std::string_view tell_version = "version";
}  // namespace pdf_task

/// The first text of an answer; the second is the result, or why there is none.
namespace pdf_answer {
constexpr std::string_view done = "done";
constexpr std::string_view absent = "absent";  ///< what was looked for is not there
constexpr std::string_view failed = "failed";
}  // namespace pdf_answer

/// As bytes. They hold until the end of the largest text that a machine can hold.
[[nodiscard]] std::string packed(std::vector<std::string_view> const& texts);

/// Fills the start of its bytes with what has arrived and returns how many these are; 0 at the end.
using ReceiveBytes = std::function<std::size_t(std::span<char>)>;

/// The texts of one message; nothing where it ends before it is whole.
[[nodiscard]] std::optional<std::vector<std::string>> unpacked(ReceiveBytes const& receive);

}  // namespace gatepost
