#pragma once

#include "page/pdf_details.hpp"

#include <string>
#include <string_view>

namespace gatepost {

/// What finished_pdf promises, in this process. Throws what qpdf throws.
[[nodiscard]] std::string finish(std::string_view pdf, PdfDetails const& details);

}  // namespace gatepost
