#pragma once

#include <array>
#include <span>
#include <string_view>

namespace gatepost {

/// A message as it is formed in English, with `{}` for what is put in, and in the other languages: there
/// `{}` takes the next value, `{0}` the first.
struct MessagePattern {
    std::string_view english;
    std::string_view vietnamese;
    std::string_view chinese;
};

[[nodiscard]] std::span<MessagePattern const> data_messages();
[[nodiscard]] std::span<MessagePattern const> database_messages();
[[nodiscard]] std::span<MessagePattern const> file_messages();
[[nodiscard]] std::span<MessagePattern const> feature_messages();
[[nodiscard]] std::span<MessagePattern const> format_messages();
[[nodiscard]] std::span<MessagePattern const> map_messages();
[[nodiscard]] std::span<MessagePattern const> picture_messages();
[[nodiscard]] std::span<MessagePattern const> program_messages();

}  // namespace gatepost
