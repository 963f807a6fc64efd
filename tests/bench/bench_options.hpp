#pragma once

#include "bench/cases.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gatepost::bench {

/// What the command line asks for.
struct BenchOptions {
    bool json = false;
    std::vector<Case> cases;
    bool atlas = false;  ///< also the bundled atlas and the placing of labels
    std::filesystem::path data_folder;
    Size size = Size::full;
    int runs = 5;
    bool generate_only = false;
    std::string child;  ///< the bench calls itself: the case to measure in process, "gl", "atlas" or
                        ///< "labels", "layers"; empty = none
};

/// The options, or the exit code where the command line itself is the end.
struct ParsedBenchOptions {
    BenchOptions options;
    std::optional<int> exit_code;
};
[[nodiscard]] ParsedBenchOptions parse_bench_options(int argc, char** argv);

}  // namespace gatepost::bench
