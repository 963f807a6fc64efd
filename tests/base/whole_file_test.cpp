#include "base/whole_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <array>
#include <future>

#include "base/error.hpp"
#include "base/temp_folder.hpp"

using namespace gatepost;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

std::size_t count_entries(fs::path const& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}));
}

}  // namespace

TEST_CASE("a written file holds exactly the bytes given") {
    TempFolder const folder;
    std::string const bytes{"a\0b\r\n\xFF", 6};
    write_file(folder / "out.bin", bytes);
    CHECK(read_bytes(folder / "out.bin") == bytes);
    CHECK(count_entries(folder.path()) == 1);
}

TEST_CASE("no bytes make an empty file") {
    TempFolder const folder;
    write_file(folder / "empty", "");
    CHECK(fs::file_size(folder / "empty") == 0);
}

TEST_CASE("an older file is replaced whole") {
    TempFolder const folder;
    write_file(folder / "map.png", std::string(100'000, 'x'));
    write_file(folder / "map.png", "short");
    CHECK(read_bytes(folder / "map.png") == "short");
    CHECK(count_entries(folder.path()) == 1);
}

TEST_CASE("writing where a folder stands fails, names it and leaves nothing behind") {
    TempFolder const folder;
    fs::create_directory(folder / "taken");
    CHECK_THROWS_WITH(write_file(folder / "taken", "bytes"), Contains((folder / "taken").string()));
    CHECK(fs::is_directory(folder / "taken"));
    CHECK(count_entries(folder.path()) == 1);
}

TEST_CASE("writing into a folder that is not there fails and says why") {
    TempFolder const folder;
    CHECK_THROWS_AS(write_file(folder / "no/such/map.png", "bytes"), Error);
    CHECK_THROWS_WITH(write_file(folder / "no/such/map.png", "bytes"),
                      Contains("no/such/map.png") && Contains("No such file or directory"));
}

TEST_CASE("a file that is replaced keeps its permissions") {
    TempFolder const folder;
    write_file(folder / "a", "old");
    fs::permissions(folder / "a", fs::perms{0640});
    write_file(folder / "a", "new");
    CHECK(fs::status(folder / "a").permissions() == fs::perms{0640});
}

TEST_CASE("a link stays, and its target is written") {
    TempFolder const folder;
    fs::create_directory(folder / "real");
    write_file(folder / "real/a", "old");
    fs::create_symlink("real/a", folder / "link");
    fs::create_symlink("link", folder / "second");
    write_file(folder / "second", "new");
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(fs::is_symlink(folder / "second"));
    CHECK(read_bytes(folder / "real/a") == "new");
    fs::create_symlink("real/b", folder / "dangling");
    write_file(folder / "dangling", "made");
    CHECK(fs::is_symlink(folder / "dangling"));
    CHECK(read_bytes(folder / "real/b") == "made");
}

TEST_CASE("a fifo is written into") {
    TempFolder const folder;
    std::string const path = folder / "fifo";
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    auto reading = std::async(std::launch::async, [&] { return read_bytes(path); });
    write_file(path, "through");
    CHECK(reading.get() == "through");
    CHECK(fs::is_fifo(path));
}

TEST_CASE("a file that is open already is written where it stands") {
    TempFolder const folder;
    std::string const path = folder / "log";
    int const opened = ::open(path.c_str(), O_RDWR | O_CREAT, 0600);
    REQUIRE(::write(opened, "before ", 7) == 7);
    write_file("/dev/fd/" + std::to_string(opened), "after");
    ::close(opened);
    CHECK(read_bytes(path) == "before after");
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    write_file("/proc/self/fd/" + std::to_string(pipe[1]), "piped");
    std::array<char, 5> read{};
    CHECK(::read(pipe[0], read.data(), read.size()) == 5);
    CHECK(std::string(read.data(), 5) == "piped");
    ::close(pipe[0]);
    ::close(pipe[1]);
}

TEST_CASE("a file is read whole, and one that is not there is nothing") {
    TempFolder const folder;
    std::string const bytes(100'000, 'x');
    write_file(folder / "a", bytes);
    CHECK(read_file(folder / "a") == bytes);
    CHECK_FALSE(read_file(folder / "b"));
    CHECK_FALSE(read_file(folder / "a/b"));
}

TEST_CASE("what cannot be read is named, with its reason") {
    TempFolder const folder;
    fs::create_directory(folder / "taken");
    CHECK_THROWS_WITH(read_file(folder / "taken"), Contains("taken: Is a directory"));
    write_file(folder / "large", std::string(std::size_t{2} << 20U, 'x'));
    CHECK_THROWS_WITH(read_file(folder / "large", std::size_t{1} << 20U), Contains("more than 1 MB"));
}

TEST_CASE("a new file is not there until it is committed, and leaves nothing behind otherwise") {
    TempFolder const folder;
    write_file(folder / "a", "old");
    {
        NewFile file(folder / "a");
        file.write("half ");
        CHECK(read_file(folder / "a") == "old");
        CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
    }
    NewFile file(folder / "a");
    file.write("new ");
    file.write("bytes");
    file.commit();
    CHECK(read_file(folder / "a") == "new bytes");
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a new file keeps the permissions of the one that it replaces") {
    TempFolder const folder;
    write_file(folder / "a", "old");
    fs::permissions(folder / "a", fs::perms::owner_read | fs::perms::owner_write);
    NewFile file(folder / "a");
    file.commit();
    CHECK(fs::status(folder / "a").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("where a new file cannot be, that is said before anything is written") {
    TempFolder const folder;
    fs::create_directory(folder / "taken");
    CHECK_THROWS_WITH(NewFile(folder / "taken"), Contains("taken: Is a directory"));
    CHECK_THROWS_WITH(NewFile(folder / "missing/a"), Contains("No such file or directory"));
}
