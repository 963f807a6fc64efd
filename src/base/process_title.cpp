#include "base/process_title.hpp"

#include "base/secrets.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace gatepost {

void hide_secrets_in_process_title(std::span<char* const> arguments) {
    for (char* const argument : arguments) {
        std::size_t const length = std::strlen(argument);
        std::string clean = without_secrets({argument, length});
        if (clean != argument) {
            clean.resize(length, ' ');  // the place that an argument has cannot grow
            std::copy(clean.begin(), clean.end(), argument);
        }
    }
}

}  // namespace gatepost
