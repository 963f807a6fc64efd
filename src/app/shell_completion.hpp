#pragma once

#include <array>
#include <string>
#include <string_view>

namespace gatepost {

constexpr std::array<std::string_view, 3> completed_shells{"bash", "zsh", "fish"};

/// A script for one of these shells that completes options, words to choose from and names of files.
[[nodiscard]] std::string completion_for(std::string_view shell);

}  // namespace gatepost
