#include "base/child_process.hpp"

#include <signal.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <array>
#include <chrono>
#include <filesystem>
#include <string>

#include "base/error.hpp"
#include "base/temp_folder.hpp"

using namespace gatepost;
using namespace std::chrono_literals;

namespace {

/// A program that runs these lines of shell.
std::string script(TempFolder const& folder, std::string const& lines) {
    std::string path = folder.file("program", "#!/bin/sh\n" + lines + "\n");
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
}

std::string all_of(ChildProcess const& child) {
    std::string text;
    std::array<char, 64> block{};
    while (std::size_t const got = child.receive(block)) {
        text.append(block.data(), got);
    }
    return text;
}

}  // namespace

TEST_CASE("a child answers over its channel") {
    TempFolder const folder;
    ChildProcess child(script(folder, "read line <&3; echo \"got $line\" >&3; exit 7"));
    REQUIRE(child.send(std::string{"hello\n"}));
    CHECK(all_of(child) == "got hello\n");
    ProcessEnd const end = child.stop();
    CHECK(end.in_words() == "exit status 7");
}

TEST_CASE("the most memory that a child had is its own, not what we had when it began") {
    constexpr std::size_t ours = 200'000'000;
    constexpr std::uint64_t its = 600'000'000;
    std::string const block(ours, 'x');
    CHECK(block.back() == 'x');
    TempFolder const folder;
    ChildProcess small(script(folder, "exit 0"));
    CHECK(all_of(small).empty());
    CHECK(small.stop().peak_bytes < ours);
#if defined(__SANITIZE_THREAD__)
    return;  // the sanitizer makes our own process larger than the child, which is not told apart then
#endif
    ChildProcess large(script(folder, fmt::format("exec python3 -c 'x = b\"x\" * {}'", its)));
    CHECK(all_of(large).empty());
    CHECK(large.stop().peak_bytes > its);
}

TEST_CASE("what a child prints goes nowhere, and it has only the files that it was given") {
    TempFolder const folder;
    std::FILE* const ours = std::fopen(folder.file("given", "what is in it").c_str(), "r");
    std::FILE* const other = std::fopen(folder.file("other", "x").c_str(), "r");
    std::string const program =
        script(folder, "echo out; echo err >&2; cat <&4 >&3; ls /proc/self/fd | tr '\\n' ' ' >&3");
    // 5 is the folder that ls reads.
    CHECK(all_of(ChildProcess(program, ::fileno(ours))) == "what is in it0 1 2 3 4 5 ");
    std::fclose(ours);
    std::fclose(other);
}

TEST_CASE("a child that dies is told by its signal, and writing to it does no harm") {
    TempFolder const folder;
    ChildProcess child(script(folder, "kill -SEGV $$"));
    CHECK(all_of(child).empty());
    CHECK_FALSE(child.send(std::string(1'000'000, 'x')));
    CHECK(child.stop().in_words() == "segmentation fault");
}

TEST_CASE("destroying it ends the child at once and leaves no process behind") {
    TempFolder const folder;
    pid_t process = 0;
    {
        ChildProcess const child(script(folder, "echo $$ >&3; exec sleep 1000"));
        CHECK(child.wait_for_bytes(10s));
        std::array<char, 20> text{};
        process = std::stoi(std::string{text.data(), child.receive(text)});
        CHECK_FALSE(child.wait_for_bytes(1ms));
        REQUIRE(::kill(process, 0) == 0);
    }
    CHECK(::kill(process, 0) != 0);
}

TEST_CASE("a program that is not there is an error that names it") {
    CHECK_THROWS_WITH(ChildProcess("/nowhere/program"), Catch::Contains("/nowhere/program"));
}
