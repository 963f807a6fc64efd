#include "page/qpdf/read_attachment.hpp"

#include "base/error.hpp"
#include "page/pdf_details.hpp"
#include "page/qpdf/qpdf_headers.hpp"

namespace gatepost {

namespace {

/// Keeps what is unpacked, as long as it is no more than anybody needs.
class Kept : public Pipeline {
  public:
    Kept() : Pipeline("attachment", nullptr) {}
    void write(unsigned char const* data, std::size_t bytes) override {
        if (bytes > most_attachment_bytes - m_bytes.size()) {
            m_is_too_large = true;
            throw fmt_error("too large");
        }
        m_bytes.append(reinterpret_cast<char const*>(data), bytes);
    }
    void finish() override {}
    [[nodiscard]] bool is_too_large() const { return m_is_too_large; }
    [[nodiscard]] std::string& bytes() { return m_bytes; }

  private:
    std::string m_bytes;
    bool m_is_too_large = false;  // qpdf turns what is thrown in a pipeline into a warning
};

}  // namespace

std::optional<std::string> read_attachment(std::string_view pdf_bytes, std::string const& name) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("the file", pdf_bytes.data(), pdf_bytes.size());
    auto const file = QPDFEmbeddedFileDocumentHelper(pdf).getEmbeddedFile(name);
    QPDFObjectHandle stream = file ? file->getEmbeddedFileStream() : QPDFObjectHandle::newNull();
    if (!stream.isStream()) {
        return std::nullopt;
    }
    Kept kept;
    bool is_whole = false;
    try {
        is_whole = stream.pipeStreamData(&kept, nullptr, 0, qpdf_dl_generalized, true, false);
    } catch (Error const&) {
        is_whole = false;  // as is_too_large tells
    }
    if (kept.is_too_large()) {
        throw fmt_error("the file {} in this PDF is larger than {} MB", name, most_attachment_bytes >> 20U);
    }
    if (!is_whole) {
        throw fmt_error("the file {} in this PDF is damaged", name);
    }
    return std::move(kept.bytes());
}

}  // namespace gatepost
