#include "io/text_encoding.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "base/error.hpp"
#include "base/temp_folder.hpp"
#include "io/vietnamese.hpp"

using namespace gatepost;

namespace {

/// What glibc's iconv makes of a text: a witness that shares nothing with ICU.
std::string by_iconv(std::string const& text, std::string const& from, std::string const& to) {
    TempFolder const folder;
    std::string const command = fmt::format("iconv -f {} -t {} '{}' > '{}'", from, to,
                                            folder.file("from", text), (folder / "to").string());
    REQUIRE(std::system(command.c_str()) == 0);
    return read_bytes(folder / "to");
}

/// As programs on Windows write CP1258: the tone behind its letter. iconv wants it so.
std::string in_cp1258(std::string const& text) { return by_iconv(text, "UTF-8", "CP1258"); }

std::vector<std::string> const vietnamese{"Cửa khẩu quốc tế Hữu Nghị",
                                          "Trạm kiểm soát biên phòng Cốc Nam",
                                          "Đường quốc lộ 1A",
                                          "Lạng Sơn",
                                          "Thủ tục hải quan đối với hàng hoá xuất khẩu",
                                          "Hà Nội"};
std::vector<std::string> const chinese{"友谊关口岸位于广西壮族自治区凭祥市", "河口", "东兴边境贸易中心",
                                       "云南省红河州"};
std::vector<std::string> const taiwanese{"臺北市中正區重慶南路一段", "高雄港", "國立故宮博物院"};
std::vector<std::string> const japanese{"東京都千代田区", "ひらがなとカタカナ", "国境の駅"};
std::vector<std::string> const french{"Café de l'Hôtel", "Poste frontière", "né à l'été",
                                      "Gare SNCF de Besançon"};

EncodingGuess guessed(std::vector<std::string> const& texts, std::string const& encoding) {
    std::vector<std::string> bytes;
    for (std::string const& text : texts) {
        bytes.push_back(by_iconv(text, "UTF-8", encoding));
    }
    return guess_encoding(std::vector<std::string_view>(bytes.begin(), bytes.end()));
}

void check_comes_back(std::vector<std::string> const& texts, std::string const& iconv_name,
                      std::string const& ours) {
    EncodingGuess const guess = guessed(texts, iconv_name);
    CHECK(guess.encoding == ours);
    for (std::string const& text : texts) {
        CHECK(utf8_from(by_iconv(text, "UTF-8", iconv_name), guess.encoding) == text);
    }
}

}  // namespace

TEST_CASE("sentences in each encoding are told apart and come back letter by letter", "[long]") {
    check_comes_back(vietnamese, "TCVN5712-1", "TCVN3");
    check_comes_back(vietnamese, "CP1258", "CP1258");
    check_comes_back(chinese, "GB18030", "GB18030");
    check_comes_back(taiwanese, "BIG5", "Big5");
    check_comes_back(japanese, "SHIFT_JIS", "Shift_JIS");
    check_comes_back(french, "CP1252", "CP1252");
    check_comes_back({"Пограничный пункт пропуска", "Дружба народов", "Железная дорога"}, "CP1251",
                     "windows-1251");
}

TEST_CASE("a single short name is enough where its letters are common") {
    for (std::string const& text : chinese) {
        CHECK(guessed({text}, "GB18030").encoding == "GB18030");
    }
    for (std::string const& text : {taiwanese[0], taiwanese[2]}) {
        CHECK(guessed({text}, "BIG5").encoding == "Big5");
    }
    for (std::string const& text : {vietnamese[0], vietnamese[1], vietnamese[4], vietnamese[5]}) {
        CHECK(guessed({text}, "TCVN5712-1").encoding == "TCVN3");
        CHECK(guessed({text}, "CP1258").encoding == "CP1258");
    }
    for (std::string const& text : french) {
        CHECK(guessed({text}, "CP1252").encoding == "CP1252");
    }
}

TEST_CASE("one word that comes again and again is no proof of Vietnamese") {
    std::vector<std::string> const ids(8, "Gé");
    std::vector<std::string> bytes;
    for (std::string const& id : ids) {
        bytes.push_back(by_iconv(id, "UTF-8", "CP1252"));
    }
    std::vector<std::string_view> const texts(bytes.begin(), bytes.end());
    CHECK(guess_encoding(texts).encoding == "CP1252");
}

TEST_CASE("every letter of Vietnamese comes back from TCVN3 and from CP1258") {
    std::string const letters = "ăâêôơưđĂÂÊÔƠƯĐàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    CHECK(utf8_from(by_iconv(letters, "UTF-8", "TCVN5712-1"), "TCVN3") == letters);
    CHECK(utf8_from(in_cp1258(letters), "CP1258") == letters);
}

TEST_CASE("syllables of Vietnamese are known by their build") {
    for (char const* const word :
         {"Nghị", "KHẨU", "giếng", "gì", "quốc", "nghiêng", "đường", "Ấn", "khuỷu", "ợ"}) {
        CHECK(is_vietnamese_syllable(word));
    }
    for (char const* const word : {"Café", "Besançon", "Zürich", "hóà", "été", "ngưqờ", "fố", "ốố", ""}) {
        CHECK_FALSE(is_vietnamese_syllable(word));
    }
}

TEST_CASE("bytes that stand for nothing become a mark and cost nothing else") {
    std::string const text =
        utf8_from(by_iconv("友谊关", "UTF-8", "GB18030") + "\xFF" + " A1 \x81", "GB18030");
    CHECK(text.starts_with("友谊关\uFFFD"));
    CHECK(text.find(" A1 ") != std::string::npos);
}

TEST_CASE("encodings are known by any of their names, others are an error") {
    for (char const* const name :
         {"tcvn3", "TCVN", "CP1252", "windows-1252", "gbk", "latin1", "utf-8", "big5", "SJIS"}) {
        CHECK(is_known_encoding(name));
    }
    CHECK_FALSE(is_known_encoding("klingon"));
    CHECK_THROWS_AS(utf8_from("x", "klingon"), Error);
}
