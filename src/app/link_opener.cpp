#include "app/link_opener.hpp"

#include "base/signals.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace gatepost {

bool is_openable(std::string const& address) {
    constexpr std::array<char const*, 3> schemes{"http://", "https://", "mailto:"};
    bool const known =
        std::any_of(schemes.begin(), schemes.end(), [&](char const* s) { return address.rfind(s, 0) == 0; });
    bool const printable = std::none_of(address.begin(), address.end(),
                                        [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
    return known && printable;
}

bool open_link(std::string const& address) {
    if (!is_openable(address)) {
        return false;
    }
    // A child of a child, so that nobody has to wait for a browser to end.
    pid_t const child = fork();
    if (child == 0) {
        if (fork() == 0) {
            EndSignals::leave_to_child();
            setsid();
            execlp("xdg-open", "xdg-open", address.c_str(), nullptr);
            _exit(127);
        }
        _exit(0);
    }
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child;
}

}  // namespace gatepost
