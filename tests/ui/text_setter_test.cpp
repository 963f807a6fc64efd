// Texts that ImGui cannot set by itself, as it gets them.
#include "base/utf8.hpp"
#include "ui/fonts.hpp"
#include "ui/plain_text.hpp"

#include <imgui.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace gatepost;

namespace {

/// The fonts of the interface in a frame, after what a person's data hold was noted.
class Page {
  public:
    explicit Page(std::string const& texts) : m_fonts(files(), 1, m_font_set) {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().DisplaySize = {800, 600};
        static_cast<void>(m_fonts.need(texts));
        m_fonts.rebuild();
        ImGui::NewFrame();
    }
    ~Page() {
        ImGui::EndFrame();
        ImGui::DestroyContext();
    }
    Page(Page const&) = delete;
    Page& operator=(Page const&) = delete;
    [[nodiscard]] InterfaceFonts& fonts() { return m_fonts; }
    /// Whether the fonts were baked anew for it.
    bool next_frame(std::string const& texts) {
        ImGui::EndFrame();
        bool const is_baked = m_fonts.need(texts);
        if (is_baked) {
            m_fonts.rebuild();
        }
        ImGui::NewFrame();
        return is_baked;
    }
    /// What is being written in it is noted before the next frame.
    void next_frame_writing(std::string const& text) {
        ImGui::EndFrame();
        if (m_fonts.need_for_writing(text)) {
            m_fonts.rebuild();
        }
        ImGui::NewFrame();
    }

  private:
    static InterfaceFontFiles files() {
        FontSet const fonts;
        auto const regular = fonts.files({});
        auto const bold = fonts.files({.bold = true});
        return {{regular[0], regular[1]}, {bold[0], bold[1]}, {}};  // as in the program
    }
    FontSet m_font_set;
    InterfaceFonts m_fonts;
};

bool is_picture(char32_t c) { return c >= 0xE000 && c <= 0xEFFF; }

std::size_t count_pictures(std::string const& shown) {
    auto const characters = decode_utf8(shown);
    return static_cast<std::size_t>(std::count_if(characters.begin(), characters.end(), is_picture));
}

}  // namespace

TEST_CASE(
    "what ImGui sets rightly is plain: Latin with Vietnamese, Greek, Cyrillic, Chinese, Hangul, icons") {
    for (char const* const text :
         {"Hà Nội", "Αθήνα", "Москва", "北京，12", "서울", "東京タワー", "\uF023", "→ 5 km²"}) {
        CHECK(is_plain(text));
    }
    for (char const* const text :
         {"Ha\u0300 No\u0323\u0302i", "القاهرة", "ירושלים", "กรุงเทพฯ", "ວຽງຈັນ", "ភ្នំពេញ", "ရန်ကုန်", "ལྷ་ས།",
          "दिल्ली", "\U00027BC4", "\uE000", "soft\u00ADhyphen", "bell\x07", "\u0085"}) {
        CHECK_FALSE(is_plain(text));
    }
}

TEST_CASE("before any text has needed it, nothing is set, and no room is baked for words") {
    Page page("Hà Nội");
    CHECK_FALSE(page.fonts().must_set("القاهرة"));
    page.next_frame("القاهرة");
    CHECK(page.fonts().must_set("القاهرة"));
    CHECK_FALSE(page.fonts().must_set("Hà Nội"));
}

TEST_CASE("a sign that the interface's own faces lack is a picture too, from a font that has it") {
    std::string const flag = "⚑ → Ϣ";
    Page page(flag);
    CHECK_FALSE(page.fonts().must_set("→ 5 km²"));
    REQUIRE(page.fonts().must_set(flag));
    auto const shown = decode_utf8(page.fonts().set(flag).shown);
    REQUIRE(shown.size() == 5);
    CHECK(is_picture(shown[0]));
    CHECK(shown[2] == U'→');
    CHECK(is_picture(shown[4]));
}

TEST_CASE("a heap of marks takes a line or two more, and never has the fonts baked again and again") {
    std::string heap = "a";
    for (int i = 0; i < 500; ++i) {
        heap += "\u0302";
    }
    Page page(heap);
    for (int frame = 0; frame < 12; ++frame) {
        SetLine const& line = page.fonts().set(heap);
        CHECK(line.above_px <= 2 * ImGui::GetFontSize());
        bool const is_baked = page.next_frame(heap);
        CHECK((!is_baked || frame < 6));
    }
}

TEST_CASE("more lines than are kept cost their making once, as long as all are shown") {
    Page page("ก");
    std::vector<std::string> lines;
    for (int i = 0; i < 35'000; ++i) {
        lines.push_back("ก" + std::to_string(i));
    }
    auto const measure_all = [&] {
        std::vector<SetLine const*> kept;
        for (std::string const& line : lines) {
            kept.push_back(&page.fonts().measure(line));
        }
        return kept;
    };
    auto const before = measure_all();
    page.next_frame("ก");
    CHECK(measure_all() == before);  // the same objects: nothing was made anew
}

TEST_CASE("an Arabic word becomes one picture, right of the digits and Latin letters, which stay text") {
    Page page("القاهرة 2024 Cairo");
    SetLine const& line = page.fonts().set("القاهرة 2024 Cairo");
    CHECK(line.is_right_to_left);
    auto const shown = decode_utf8(line.shown);
    REQUIRE(shown.size() == 12);
    CHECK(line.shown.starts_with("Cairo 2024 "));
    CHECK(is_picture(shown.back()));
    CHECK(ImGui::CalcTextSize(line.shown.c_str()).x == Approx(line.width_px).margin(1));
}

TEST_CASE("a control in a text parts words") {
    Page page("\x07");
    CHECK(page.fonts().set("Hà\x07Nội").shown == "Hà Nội");
    CHECK(page.fonts().set("Hà\u2028Nội").shown == "Hà Nội");
}

TEST_CASE("a word is drawn once, however often it is shown, and once more in another font") {
    Page page("مدينة");
    std::string const once = page.fonts().set("مدينة").shown;
    CHECK(page.fonts().set("مدينة مدينة").shown == once + " " + once);
    ImGui::PushFont(page.fonts().title());
    CHECK(page.fonts().set("مدينة").shown != once);
    ImGui::PopFont();
}

TEST_CASE("what changed of the atlas is told once") {
    Page page("ก");
    CHECK_FALSE(page.fonts().take_changed());
    static_cast<void>(page.fonts().set("กรุงเทพฯ"));
    auto const rows = page.fonts().take_changed();
    REQUIRE(rows);
    CHECK(rows->last - rows->first < 40);
    CHECK_FALSE(page.fonts().take_changed());
}

TEST_CASE("what is only measured is as wide as what is shown, and nothing is drawn") {
    Page page("ก");
    float const width_px = page.fonts().measure("กรุงเทพ 12").width_px;
    CHECK(page.fonts().measure("กรุงเทพ 12").shown.find("ก") == std::string::npos);
    CHECK_FALSE(page.fonts().take_changed());
    CHECK(page.fonts().set("กรุงเทพ 12").width_px == width_px);
    CHECK(page.fonts().take_changed());
}

TEST_CASE("letters are told in reading order, each with its width: Thai marks have none of their own") {
    Page page("ก");
    SetLine const& line = page.fonts().set("น้ำที่");
    REQUIRE(line.letters.size() >= 2);
    CHECK(line.letters.front().byte == 0);
    CHECK(std::is_sorted(line.letters.begin(), line.letters.end(),
                         [](auto const& a, auto const& b) { return a.byte < b.byte; }));
    float sum_px = 0;
    for (SetLine::Letter const& letter : line.letters) {
        sum_px += letter.width_px;
    }
    CHECK(sum_px == Approx(line.width_px).margin(1));
}

TEST_CASE("a later line of a right-to-left paragraph runs that way though its words are Latin") {
    Page page("א");
    CHECK(decode_utf8(page.fonts().set("(abc)", LineDirection::right_to_left).shown).size() == 5);
    CHECK(page.fonts().set("abc!", LineDirection::right_to_left).shown.ends_with("abc"));
}

TEST_CASE("a letter that is being written has a glyph of its own, whatever its script") {
    Page page("a");
    ImWchar const thai_letter = 0x0E01;
    CHECK(page.fonts().body()->FindGlyphNoFallback(thai_letter) == nullptr);
    page.next_frame_writing("กรุงเทพ");
    CHECK(page.fonts().body()->FindGlyphNoFallback(thai_letter) != nullptr);
    CHECK_FALSE(page.fonts().need_for_writing("กรุงเทพ"));
}

TEST_CASE("when the room for words is used up the fonts want to be baked anew, and then there is more") {
    Page page("ก");
    std::string texts;
    auto const set_all = [&] {
        std::size_t pictures = 0;
        for (int i = 0; i < 900; ++i) {
            std::string name = "ก";
            append_utf8(name, U'\u0E01' + static_cast<char32_t>(i % 40));
            append_utf8(name, U'\u0E01' + static_cast<char32_t>(i / 40 % 40));
            pictures += count_pictures(page.fonts().set(name + "กรุงเทพ").shown);
        }
        return pictures;
    };
    std::size_t const before = set_all();
    CHECK(page.fonts().need("ก"));
    std::size_t after = before;
    for (int frame = 0; frame < 6 && page.fonts().need("ก"); ++frame) {
        page.next_frame("ก");
        after = set_all();
    }
    CHECK(after > before);
    CHECK_FALSE(page.fonts().need("ก"));
}
