#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

// What cairo cannot write into a PDF, and what is read out of one. Done by qpdf, in a program of its own
// (src/page/qpdf): a file that means harm takes no memory of this one and cannot crash it.

/// A file inside a PDF.
struct PdfAttachment {
    std::string name;
    std::string media_type;   ///< "application/json"
    std::string description;  ///< for people
    std::string bytes;
};

struct PdfDetails {
    std::string language;  ///< a tag of BCP 47: "en", "zh-Hans"; empty: not said
    /// Of each picture, in the order in which they begin, in place of what is seen; a picture without one
    /// gets the last.
    std::vector<std::string> picture_texts;
    std::vector<PdfAttachment> attachments;
    std::string viewport{};  ///< of the first page (pdf_viewport); empty: none
};

/// A PDF of FigurePainter's as readers want it: its objects sound, its title shown, its language and the
/// texts of its pictures said, its title read first, its attachments in it. The same bytes for the same
/// figures and details. Throws Error.
[[nodiscard]] std::string finished_pdf(std::string_view pdf, PdfDetails const& details);

/// The largest attachment that is read.
constexpr std::size_t most_attachment_bytes = 16U << 20U;

/// The file of that name inside any PDF; nothing where it has none. Takes at most 10 s and 512 MB beside the
/// file. Throws Error of one line where it is no PDF, or the file is too large.
[[nodiscard]] std::optional<std::string> pdf_attachment(std::string_view pdf, std::string const& name);

/// The version of qpdf. Throws Error where the program for PDFs cannot run.
[[nodiscard]] std::string qpdf_version();

}  // namespace gatepost
