#include "bench/process.hpp"

#include "base/error.hpp"
#include "bench/stopwatch.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace gatepost::bench {

namespace {

/// What to do to the descriptors of a program that is started.
class FileActions {
  public:
    explicit FileActions(std::filesystem::path const& stdout_path) {
        constexpr mode_t readable_by_all = 0644;
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, stdout_path.c_str(),
                                         O_WRONLY | O_CREAT | O_TRUNC, readable_by_all);
    }
    ~FileActions() { posix_spawn_file_actions_destroy(&m_actions); }
    FileActions(FileActions const&) = delete;
    FileActions& operator=(FileActions const&) = delete;
    [[nodiscard]] posix_spawn_file_actions_t const* get() const { return &m_actions; }

  private:
    posix_spawn_file_actions_t m_actions{};
};

pid_t spawn(std::vector<std::string> const& arguments, std::filesystem::path const& stdout_path) {
    FileActions const actions(stdout_path);
    std::vector<char*> words;
    for (std::string const& argument : arguments) {
        words.push_back(const_cast<char*>(argument.c_str()));
    }
    words.push_back(nullptr);
    pid_t child = 0;
    int const failure = posix_spawnp(&child, words[0], actions.get(), nullptr, words.data(), environ);
    if (failure != 0) {
        throw fmt_error("cannot start {}: {}", arguments[0], std::generic_category().message(failure));
    }
    return child;
}

/// A line such as "VmRSS:    12345 kB" of /proc/self/status.
double status_bytes(std::string const& field) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(field + ":")) {
            return std::stod(line.substr(field.size() + 1)) * 1024;
        }
    }
    throw fmt_error("/proc/self/status does not tell {}", field);
}

}  // namespace

ProcessRun run_process(std::vector<std::string> const& arguments, std::filesystem::path const& stdout_path) {
    Stopwatch const watch;
    pid_t const child = spawn(arguments, stdout_path);
    int status = 0;
    rusage used{};
    while (wait4(child, &status, 0, &used) < 0) {
        if (errno != EINTR) {
            throw fmt_error("cannot wait for {}: {}", arguments[0], std::generic_category().message(errno));
        }
    }
    double const wall_s = watch.seconds();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw fmt_error("{} ended with {} {}", fmt::join(arguments, " "),
                        WIFEXITED(status) ? "exit code" : "signal",
                        WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
    }
    return {wall_s, static_cast<double>(used.ru_maxrss) * 1024 / 1e6};
}

double resident_bytes() { return status_bytes("VmRSS"); }

double peak_resident_bytes() { return status_bytes("VmHWM"); }

}  // namespace gatepost::bench
