#include "io/xmp.hpp"

#include "io/written_values.hpp"

#include <fmt/format.h>

namespace gatepost {

namespace {

/// A text in no named language; empty for none.
std::string property(char const* name, std::string const& text) {
    if (text.empty()) {
        return {};
    }
    std::string written;
    append_xml_text(written, text);
    return fmt::format("<{0}><rdf:Alt><rdf:li xml:lang=\"x-default\">{1}</rdf:li></rdf:Alt></{0}>", name,
                       written);
}

}  // namespace

std::string xmp_packet(RasterInfo const& info) {
    std::string packet =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
        "<xmp:CreatorTool>Gatepost</xmp:CreatorTool>" +
        property("dc:title", info.title) + property("dc:description", info.description) +
        property("dc:rights", info.credits) + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
    packet +=
        packet.size() % 2 == 0 ? "" : "\n";  // some readers take WebP's padding of odd chunks for part of it
    return packet;
}

}  // namespace gatepost
