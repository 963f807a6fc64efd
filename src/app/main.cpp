#include "app/command_line.hpp"
#include "app/headless.hpp"
#include "app/viewer.hpp"
#include "base/large_memory.hpp"
#include "base/process_title.hpp"

#include <exception>
#include <span>

int main(int argc, char** argv) {
    using namespace gatepost;
    keep_large_memory();
    try {
        auto const parsed = parse_command_line({argv + 1, argv + argc});
        hide_secrets_in_process_title(std::span(argv, static_cast<std::size_t>(argc)));
        if (parsed.exit_code) {
            return *parsed.exit_code;
        }
        set_log_level(parsed.options.log_level);
        return parsed.options.is_headless() ? run_headless(parsed.options) : run_viewer(parsed.options);
    } catch (std::exception const& failure) {
        log_error("{}", failure.what());
        return 1;
    }
}
