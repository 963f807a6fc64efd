#include "page/pdf_details.hpp"

#include "base/child_process.hpp"
#include "base/error.hpp"
#include "base/paths.hpp"
#include "page/pdf_message.hpp"

namespace gatepost {

namespace {

/// What gatepost-pdf makes of it; nothing where what it looks for is not there.
std::optional<std::string> ask(std::vector<std::string_view> const& request) {
    ChildProcess process(helper_path("gatepost-pdf"));
    process.send(packed(request));  // where it is gone, no answer comes either
    auto const answer = unpacked([&](std::span<char> bytes) { return process.receive(bytes); });
    if (!answer || answer->size() != 2) {
        throw fmt_error("the program that works on PDFs has ended ({})", process.stop().in_words());
    }
    if (answer->front() == pdf_answer::failed) {
        throw fmt_error("{}", answer->back());
    }
    return answer->front() == pdf_answer::done ? std::optional{answer->back()} : std::nullopt;
}

}  // namespace

std::string finished_pdf(std::string_view pdf, PdfDetails const& details) {
    std::string const texts = std::to_string(details.picture_texts.size());
    std::vector<std::string_view> request{pdf_task::finish, pdf, details.language, details.viewport, texts};
    request.insert(request.end(), details.picture_texts.begin(), details.picture_texts.end());
    for (PdfAttachment const& file : details.attachments) {
        request.insert(request.end(), {file.name, file.media_type, file.description, file.bytes});
    }
    return ask(request).value_or("");
}

std::optional<std::string> pdf_attachment(std::string_view pdf, std::string const& name) {
    return ask({pdf_task::read_attachment, pdf, name});
}

std::string qpdf_version() { return ask({pdf_task::tell_version}).value_or(""); }

}  // namespace gatepost
