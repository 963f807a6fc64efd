#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gatepost {

/// What somebody may have meant by a word that is not known: the one among `known` that takes the fewest
/// typing slips (a letter more, less, another, two exchanged; optimal string alignment, Boytsov 2011), or
/// that begins with it. Case and marks count for nothing. Empty where nothing is near: a third of the word's
/// letters may be wrong, at least one. Of equals the first. Costs the product of the lengths for each word.
[[nodiscard]] std::string nearest_word(std::string_view word, std::span<std::string const> known);

/// "; did you mean 'gates'?", or nothing where nothing is near: the end of a message.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<std::string const> known);

}  // namespace gatepost
