#include "io/gzip_stream.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "io/packed.hpp"

using namespace gatepost;

namespace {

/// Gives a text in pieces of that size.
NextBytes in_pieces(std::string text, std::size_t piece) {
    return [text = std::move(text), piece, at = std::size_t{0}](std::span<char> block) mutable {
        std::size_t const count = std::min({piece, block.size(), text.size() - at});
        std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), count, block.begin());
        at += count;
        return count;
    };
}

struct Unpacked {
    std::string text;
    std::string complaint;
};

Unpacked unpacked(std::string const& packed, std::size_t piece = 1U << 16U) {
    GzipStream stream(in_pieces(packed, piece));
    Unpacked result;
    std::string block(1000, '\0');
    while (std::size_t const got = stream.read(block)) {
        result.text.append(block, 0, got);
    }
    result.complaint = stream.complaint();
    return result;
}

std::string random_text(std::size_t size) {
    std::mt19937 random(7);
    std::string text(size, '\0');
    std::generate(text.begin(), text.end(), [&] { return static_cast<char>('a' + random() % 20); });
    return text;
}

}  // namespace

TEST_CASE("what was compressed comes back, in pieces of any size") {
    std::string const text = random_text(300'000);
    for (std::size_t const piece : {1U, 7U, 100'000U}) {
        Unpacked const back = unpacked(gzipped(text), piece);
        CHECK(back.text == text);
        CHECK(back.complaint.empty());
    }
}

TEST_CASE("several members are one text, with padding behind them") {
    Unpacked const back = unpacked(gzipped("ab") + gzipped("") + gzipped("cd") + std::string(512, '\0'));
    CHECK(back.text == "abcd");
    CHECK(back.complaint.empty());
}

TEST_CASE("what is not compressed passes through") {
    CHECK(unpacked("{}", 1).text == "{}");
    CHECK(unpacked("{").text == "{");
    CHECK(unpacked("").text.empty());
}

TEST_CASE("of a file that was cut off comes all that is there, and it is told, wherever the cut is") {
    std::string const text = random_text(20'000);
    std::string const packed = gzipped(text);
    for (std::size_t const kept : {packed.size() - 1, packed.size() - 8, packed.size() / 2, std::size_t{3}}) {
        Unpacked const back = unpacked(packed.substr(0, kept));
        CHECK(back.text == text.substr(0, back.text.size()));
        CHECK(back.text.size() * 2 + 2000 > text.size() * kept / packed.size());
        CHECK(back.complaint.find("ends early") != std::string::npos);
    }
}

TEST_CASE("damage in the middle and a wrong checksum are told, what stands before is kept") {
    std::string const text = random_text(200'000);
    for (bool const is_checksum : {false, true}) {
        std::string packed = gzipped(text);
        packed[is_checksum ? packed.size() - 6 : packed.size() / 2] ^= 0x55;
        Unpacked const back = unpacked(packed);
        CHECK(back.text.size() > 1000);
        CHECK(back.complaint.find("damaged") != std::string::npos);
    }
}
