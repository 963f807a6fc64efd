#include "base/input_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/job.hpp"
#include "base/temp_folder.hpp"

using namespace gatepost;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

std::string read_at(InputFile const& file, std::uint64_t offset, std::size_t count) {
    std::string bytes(count, '?');
    bytes.resize(file.read(offset, bytes));
    return bytes;
}

/// Gives a text in blocks of at most `step` bytes.
auto in_steps(std::string const& text, std::size_t step) {
    return [&text, step, at = std::size_t{0}](std::span<char> block) mutable {
        std::size_t const count = std::min({step, block.size(), text.size() - at});
        std::copy_n(text.data() + at, count, block.data());
        at += count;
        return count;
    };
}

std::size_t open_files() {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator("/proc/self/fd"), {}));
}

}  // namespace

TEST_CASE("a piece is read from any place") {
    TempFolder const folder;
    InputFile const file(folder.file("gates", "Hữu Nghị, Tân Thanh"));
    CHECK(file.size() == 24);
    CHECK(read_at(file, 0, 3) == "H\xE1\xBB");
    CHECK(read_at(file, 14, 10) == "Tân Thanh");
    CHECK(read_at(file, 7, 0).empty());
}

TEST_CASE("reading past the end gives what is there") {
    TempFolder const folder;
    InputFile const file(folder.file("gates", "0123456789"));
    CHECK(read_at(file, 8, 100) == "89");
    CHECK(read_at(file, 10, 5).empty());
    CHECK(read_at(file, 1'000'000'000'000, 5).empty());
}

TEST_CASE("many threads read one file at the same time") {
    TempFolder const folder;
    std::string text;
    for (int i = 0; i < 100'000; ++i) {
        text += fmt::format("{:08}", i);
    }
    InputFile const file(folder.file("gates", text));
    JobPool pool(4);
    (void)Job<int>(pool, [&](JobContext const& job) {
        std::atomic<int> wrong{0};
        for_each_parallel(job, 10'000, [&](std::size_t i, std::size_t) {
            wrong += read_at(file, 80 * i, 8) == fmt::format("{:08}", 10 * i) ? 0 : 1;
        });
        CHECK(wrong == 0);
        return 0;
    }).get();
}

TEST_CASE("a file that is not there is named, with the reason") {
    CHECK_THROWS_WITH(InputFile("/no/such/gates.geojson"),
                      Contains("/no/such/gates.geojson") && Contains("No such file"));
}

TEST_CASE("a folder opens, but cannot be read") {
    TempFolder const folder;
    InputFile const file(folder.path().string());
    CHECK_THROWS_WITH(read_at(file, 0, 1), Contains(folder.path().string()));
}

TEST_CASE("the line of a byte counts the line ends before it") {
    TempFolder const folder;
    InputFile const file(folder.file("gates", "a\nbc\n\nd"));
    std::array<std::uint64_t, 9> const lines{1, 1, 2, 2, 2, 3, 4, 4, 4};
    for (std::uint64_t byte = 0; byte < lines.size(); ++byte) {
        INFO("byte " << byte);
        CHECK(file.line_of(byte) == lines[byte]);
    }
}

TEST_CASE("lines are counted over many blocks") {
    TempFolder const folder;
    InputFile const file(folder.file("gates", std::string(3'000'000, '\n')));
    CHECK(file.line_of(2'999'999) == 3'000'000);
    CHECK(file.line_of(262'144) == 262'145);
}

TEST_CASE("a file has changed once somebody wrote to it") {
    TempFolder const folder;
    std::string const path = folder.file("gates", "gates");
    InputFile const file(path);
    CHECK_FALSE(file.has_changed());
    CHECK(read_at(file, 0, 5) == "gates");
    CHECK_FALSE(file.has_changed());
    std::ofstream(path, std::ios::app) << '!';
    CHECK(file.has_changed());
}

TEST_CASE("a file has changed if it was written anew with as many bytes") {
    TempFolder const folder;
    std::string const path = folder.file("gates", "gates");
    fs::last_write_time(path, fs::last_write_time(path) - std::chrono::hours(1));
    InputFile const file(path);
    (void)folder.file("gates", "posts");
    CHECK(file.has_changed());
}

TEST_CASE("a file that another took the place of is still the one that was opened") {
    TempFolder const folder;
    InputFile const file(folder.file("gates", "gates"));
    fs::rename(folder.file("other", "posts!"), folder / "gates");
    CHECK(read_at(file, 0, 10) == "gates");
    CHECK_FALSE(file.has_changed());
}

TEST_CASE("a stream is kept whole, in whatever steps it comes") {
    std::string text;
    for (int i = 0; i < 200'000; ++i) {
        text += std::to_string(i);
    }
    for (std::size_t const step : {997UL, 65'536UL, 10'000'000UL}) {
        InputFile const file("standard input", in_steps(text, step));
        CHECK(file.name() == "standard input");
        CHECK(file.size() == text.size());
        CHECK(read_at(file, 0, text.size()) == text);
        CHECK_FALSE(file.has_changed());
    }
}

TEST_CASE("a stream of nothing is a file of nothing") {
    InputFile const file("standard input", [](std::span<char>) { return std::size_t{0}; });
    CHECK(file.size() == 0);
    CHECK(read_at(file, 0, 1).empty());
}

TEST_CASE("a library can open what was spooled, by a path") {
    InputFile const file("standard input", in_steps("gates", 2));
    CHECK(read_bytes(file.path()) == "gates");
}

TEST_CASE("a stream that throws leaves no open file behind") {
    std::size_t const before = open_files();
    std::size_t blocks = 0;
    auto const next = [&](std::span<char> block) {
        if (++blocks == 3) {
            throw fmt_error("{}: cancelled", "standard input");
        }
        return block.size();
    };
    CHECK_THROWS_WITH(InputFile("standard input", next), Contains("cancelled"));
    CHECK(blocks == 3);
    CHECK(open_files() == before);
}

TEST_CASE("a file is closed when its object goes") {
    TempFolder const folder;
    std::string const path = folder.file("gates", "gates");
    std::size_t const before = open_files();
    {
        InputFile const file(path);
        InputFile const spooled("standard input", in_steps(path, 4));
        CHECK(open_files() == before + 2);
    }
    CHECK(open_files() == before);
}
