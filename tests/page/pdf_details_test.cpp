#include "page/pdf_details.hpp"

#include "base/error.hpp"
#include "page/figure_painter.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace gatepost;

namespace {

std::string one_page() {
    Figure figure;
    figure.add(FigurePart{PagePart::picture, true});
    figure.add(FigureBox{{1, 1, 9, 9}, rgb(0x102030)});
    figure.add(FigurePart{PagePart::picture, false});
    PdfInfo info;
    info.width_pt = info.height_pt = 100;
    return make_figure_painter({})->pdf({{figure}}, info);
}

PdfDetails const with_file{
    "vi", {"A map"}, {{"bản đồ.json", "application/json", "what it was made from", "{\"a\": \"đ\"}"}}};

/// A PDF of these objects, the first one its catalog, whose table of objects readers have to find themselves.
std::string pdf_of(std::vector<std::string> const& objects) {
    std::string pdf = "%PDF-1.5\n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    return pdf + "trailer << /Root 1 0 R >>\n";
}

std::string stream(std::string const& dictionary, std::string const& bytes) {
    return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", dictionary, bytes.size(), bytes);
}

/// A PDF with an attachment "x" that holds a stream.
std::string pdf_around(std::string const& attached) {
    return pdf_of({"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [ (x) 3 0 R ] >> >> >>",
                   "<< /Type /Pages /Kids [] /Count 0 >>", "<< /Type /Filespec /F (x) /EF << /F 4 0 R >> >>",
                   attached});
}

}  // namespace

TEST_CASE("a file that is put into a PDF comes out of it as it was") {
    std::string const pdf = finished_pdf(one_page(), with_file);
    CHECK(pdf_attachment(pdf, "bản đồ.json") == "{\"a\": \"đ\"}");
    CHECK_FALSE(pdf_attachment(pdf, "other"));
    CHECK_FALSE(pdf_attachment(finished_pdf(one_page(), {}), "x"));
}

TEST_CASE("the same page is the same PDF") {
    CHECK(finished_pdf(one_page(), with_file) == finished_pdf(one_page(), with_file));
    PdfDetails other = with_file;
    other.picture_texts = {"Another map"};
    CHECK(finished_pdf(one_page(), with_file) != finished_pdf(one_page(), other));
}

TEST_CASE("what other programs wrote into a PDF is read as well") {
    CHECK(pdf_attachment(pdf_around(stream("", "plain")), "x") == "plain");
    CHECK(pdf_attachment(pdf_around(stream("/Filter /ASCIIHexDecode", "4142>")), "x") == "AB");
}

TEST_CASE("an attachment larger than anybody needs is not read") {
    PdfDetails details;
    details.attachments = {{"x", "text/plain", "", std::string(most_attachment_bytes, ' ')}};
    CHECK(pdf_attachment(finished_pdf(one_page(), details), "x")->size() == most_attachment_bytes);
    details.attachments.front().bytes += ' ';
    CHECK_THROWS_WITH(pdf_attachment(finished_pdf(one_page(), details), "x"),
                      "the file x in this PDF is larger than 16 MB");
}

TEST_CASE("what is no PDF, or a broken one, is told in one line") {
    CHECK_THROWS_WITH(pdf_attachment("", "x"), Catch::Contains("cannot be read"));
    CHECK_THROWS_WITH(pdf_attachment("GIF89a", "x"), Catch::Contains("cannot be read"));
    CHECK_FALSE(pdf_attachment(pdf_around("<< >>"), "x"));
    CHECK_THROWS_AS(finished_pdf("GIF89a", {}), Error);
}

TEST_CASE("a PDF of which a piece is missing or wrong gives its file or an error", "[long]") {
    std::string const whole = finished_pdf(one_page(), with_file);
    std::size_t told = 0;
    for (std::size_t at = 0; at < whole.size(); at += whole.size() / 40) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x15);
        for (std::string const& broken : {whole.substr(0, at), flipped}) {
            try {
                static_cast<void>(pdf_attachment(broken, "bản đồ.json"));
            } catch (Error const& failure) {
                ++told;
                CHECK(std::string{failure.what()}.find('\n') == std::string::npos);
            }
        }
    }
    CHECK(told > 40);
}

TEST_CASE("a PDF whose parts hold each other ends") {
    std::string nested(200'000, '[');
    CHECK_THROWS_AS(pdf_attachment(pdf_of({nested}), "x"), Error);
    CHECK_FALSE(pdf_attachment(
        pdf_of({"<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> >>", "<< /Kids [ 2 0 R ] >>"}), "x"));
}

TEST_CASE("a PDF that unpacks to more than there is memory for is refused", "[long]") {
    std::string bomb;  // 770 MB of zeros where readers look for the table of objects
    for (std::size_t i = 0; i < 6'000'000; ++i) {
        bomb += std::string_view{"\x81\0", 2};
    }
    std::string pdf = "%PDF-1.5\n";
    std::size_t const table = pdf.size();
    pdf += "1 0 obj\n" + stream("/Type /XRef /Size 3 /W [1 2 1] /Root 2 0 R /Filter /RunLengthDecode", bomb) +
           fmt::format("\nendobj\nstartxref\n{}\n%%EOF\n", table);
    CHECK_THROWS_AS(pdf_attachment(pdf, "x"), Error);
}
