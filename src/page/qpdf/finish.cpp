#include "page/qpdf/finish.hpp"

#include "page/qpdf/qpdf_headers.hpp"

#include <algorithm>

namespace gatepost {

namespace {

using Object = QPDFObjectHandle;  // a pointer, whose functions are not const

/// The elements right below one of the structure: parts, not what they are drawn with.
std::vector<Object> elements_in(Object parent) {
    Object kids = parent.getKey("/K");
    std::vector<Object> elements = kids.isArray() ? kids.getArrayAsVector() : std::vector{kids};
    std::erase_if(elements, [](Object kid) { return !kid.isDictionary() || !kid.hasKey("/S"); });
    return elements;
}

bool is_element(Object element, char const* type) {
    return element.isDictionary() && element.getKey("/S").isNameAndEquals(type);
}

/// Gives each picture below an element the text that stands in its place.
void describe_pictures(Object element, std::vector<std::string> const& texts, std::size_t& next) {
    if (is_element(element, "/Figure") && !texts.empty()) {
        std::string const& text = texts[std::min(next++, texts.size() - 1)];
        element.replaceKey("/Alt", Object::newUnicodeString(text));
        return;
    }
    for (Object const& kid : elements_in(element)) {
        describe_pictures(kid, texts, next);
    }
}

/// The block of the title is painted over the map, but read before it.
void put_title_first(Object document) {
    Object kids = document.getKey("/K");
    if (!kids.isArray()) {
        return;
    }
    std::vector<Object> order = kids.getArrayAsVector();
    std::stable_partition(order.begin(), order.end(), [](Object const& kid) {
        auto const parts = is_element(kid, "/Div") ? elements_in(kid) : std::vector<Object>{};
        return !parts.empty() && is_element(parts.front(), "/H1");
    });
    document.replaceKey("/K", Object::newArray(order));
}

void finish_structure(Object root, PdfDetails const& details) {
    Object tree = root.getKey("/StructTreeRoot");
    if (!tree.isDictionary()) {
        return;
    }
    std::size_t next = 0;
    for (Object const& element : elements_in(tree)) {
        describe_pictures(element, details.picture_texts, next);
        put_title_first(element);
    }
}

void attach(QPDF& pdf, PdfAttachment const& file) {
    auto stream = QPDFEFStreamObjectHelper::createEFStream(pdf, file.bytes);
    stream.setSubtype(file.media_type);
    auto specification = QPDFFileSpecObjectHelper::createFileSpec(pdf, file.name, stream);
    specification.setDescription(file.description);
    specification.getObjectHandle().replaceKey("/AFRelationship", Object::newName("/Source"));
    QPDFEmbeddedFileDocumentHelper(pdf).replaceEmbeddedFile(file.name, specification);
}

}  // namespace

std::string finish(std::string_view pdf_bytes, PdfDetails const& details) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);  // of the objects that cairo 1.16 announces for links and never writes
    pdf.processMemoryFile("the page", pdf_bytes.data(), pdf_bytes.size());
    Object root = pdf.getRoot();
    if (!details.language.empty()) {
        root.replaceKey("/Lang", Object::newUnicodeString(details.language));
    }
    root.replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
    root.replaceKey("/MarkInfo", Object::parse("<< /Marked true >>"));
    finish_structure(root, details);
    for (PdfAttachment const& file : details.attachments) {
        attach(pdf, file);
    }
    if (!details.viewport.empty()) {
        Object page = pdf.getAllPages().at(0);
        page.replaceKey("/VP", Object::newArray(std::vector{Object::parse(details.viewport)}));
    }
    Object info = pdf.getTrailer().getKey("/Info");
    info.removeKey("/CreationDate");  // the same page is the same bytes
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDecodeLevel(qpdf_dl_none);  // what is compressed stays as it is
    writer.write();
    auto const written = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(written->getBuffer()), written->getSize()};
}

}  // namespace gatepost
