#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

/// What pdf_attachment promises, in this process, whose memory and time are limited. Throws Error, and what
/// qpdf throws.
[[nodiscard]] std::optional<std::string> read_attachment(std::string_view pdf, std::string const& name);

}  // namespace gatepost
