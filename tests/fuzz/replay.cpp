// Runs the inputs of a folder once, without a fuzzer, in any build: what was found once stays mended. With
// limits (seconds of CPU an input, megabytes in all) also what readers may cost:   replay FOLDER [SECONDS
// MEGABYTES]
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>

#include "base/large_memory.hpp"
#include "base/temp_folder.hpp"

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size);

namespace {

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double most_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Whether an input kept the limits; says so where it did not.
bool run(std::filesystem::path const& path, double most_seconds) {
    std::string const bytes = gatepost::read_bytes(path);
    fmt::print("{}", path.filename().string());
    std::fflush(stdout);  // the last name is that of the input that ended the program
    double const begin = cpu_seconds();
    LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size());
    double const seconds = cpu_seconds() - begin;
    fmt::print(": {:.2f} s, {:.0f} MB so far{}\n", seconds, most_megabytes(),
               seconds > most_seconds ? ": TOO SLOW" : "");
    return seconds <= most_seconds;
}

}  // namespace

int main(int argc, char** argv) {
    gatepost::keep_large_memory();  // as the program does
    std::vector<std::filesystem::path> inputs;
    for (auto const& entry : std::filesystem::directory_iterator(argv[1])) {
        inputs.push_back(entry.path());
    }
    std::sort(inputs.begin(), inputs.end());
    bool is_good = !inputs.empty();
    for (auto const& path : inputs) {
        is_good = run(path, argc > 2 ? std::stod(argv[2]) : 1e9) && is_good;
    }
    return is_good && (argc <= 3 || most_megabytes() <= std::stod(argv[3])) ? 0 : 1;
}
