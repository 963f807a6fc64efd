#include "app/run_program.hpp"

#include "base/signals.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <sstream>

namespace gatepost {

namespace {

constexpr int no_such_program = 127;

int opened(char const* path, int flags) { return open(path, flags | O_CLOEXEC); }

/// Starts a program with these as its standard input and output. -1 where there can be no other process.
pid_t start(std::vector<std::string> arguments, int input, int output) {
    std::vector<char*> pointers;
    pointers.reserve(arguments.size() + 1);
    for (std::string& argument : arguments) {
        pointers.push_back(argument.data());
    }
    pointers.push_back(nullptr);
    pid_t const child = fork();
    if (child == 0) {
        EndSignals::leave_to_child();
        dup2(input, STDIN_FILENO);
        dup2(output, STDOUT_FILENO);
        dup2(opened("/dev/null", O_WRONLY), STDERR_FILENO);
        execvp(pointers.front(), pointers.data());
        _exit(no_such_program);
    }
    return child;
}

int code_of(pid_t child) {
    int status = 0;
    bool const has_ended = child > 0 && waitpid(child, &status, 0) == child;
    return has_ended && WIFEXITED(status) ? WEXITSTATUS(status) : no_such_program;
}

/// What comes through a pipe until its end, or until the job is to stop.
std::string read_all(int line, std::stop_token const& stop) {
    constexpr std::size_t most_bytes = 65536;
    constexpr int step_ms = 50;
    std::string output;
    std::array<char, 4096> block{};
    while (output.size() < most_bytes && !stop.stop_requested()) {
        pollfd waiting{line, POLLIN, 0};
        if (poll(&waiting, 1, step_ms) == 0) {
            continue;
        }
        ssize_t const got = read(line, block.data(), block.size());
        if (got <= 0) {
            break;
        }
        output.append(block.data(), static_cast<std::size_t>(got));
    }
    return output;
}

}  // namespace

ProgramRun run_program(std::vector<std::string> const& arguments, std::stop_token const& stop) {
    std::array<int, 2> line{};
    if (pipe2(line.data(), O_CLOEXEC) != 0) {
        return {no_such_program, ""};
    }
    int const nothing = opened("/dev/null", O_RDONLY);
    pid_t const child = start(arguments, nothing, line[1]);
    close(nothing);
    close(line[1]);
    ProgramRun run;
    run.output = read_all(line[0], stop);
    close(line[0]);
    if (child > 0 && stop.stop_requested()) {
        kill(child, SIGTERM);
    }
    run.code = code_of(child);
    return run;
}

int feed_program(std::vector<std::string> const& arguments, std::filesystem::path const& input) {
    int const in = opened(input.c_str(), O_RDONLY);
    int const nowhere = opened("/dev/null", O_WRONLY);
    pid_t const child = start(arguments, in, nowhere);
    close(in);
    close(nowhere);
    return code_of(child);
}

bool has_program(std::string const& name) {
    char const* const path = std::getenv("PATH");
    std::istringstream folders(path != nullptr ? path : "/usr/bin:/bin");
    for (std::string folder; std::getline(folders, folder, ':');) {
        folder += '/';
        folder += name;
        if (access(folder.c_str(), X_OK) == 0) {
            return true;
        }
    }
    return false;
}

}  // namespace gatepost
