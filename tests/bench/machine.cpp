#include "bench/machine.hpp"

#include <unistd.h>

#include <cmath>
#include <fstream>
#include <string>
#include <thread>

namespace gatepost::bench {

namespace {

std::string processor_name() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        std::size_t const colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) {
            return line.substr(colon + 2);
        }
    }
    return "unknown";
}

}  // namespace

Json describe_machine() {
    double const memory_bytes =
        static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGE_SIZE));
    return {{"cpu", processor_name()},
            {"cores", std::thread::hardware_concurrency()},
            {"memory_gb", std::round(memory_bytes / 1e8) / 10}};
}

}  // namespace gatepost::bench
