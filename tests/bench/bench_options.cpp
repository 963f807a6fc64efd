#include "bench/bench_options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace gatepost::bench {

namespace {

std::vector<std::string> names_of(std::vector<Case> const& cases) {
    std::vector<std::string> names;
    for (Case const& one : cases) {
        names.push_back(one.name);
    }
    return names;
}

constexpr char const* atlas_case = "atlas";

std::vector<std::string> with_atlas(std::vector<std::string> names) {
    names.emplace_back(atlas_case);
    return names;
}

}  // namespace

ParsedBenchOptions parse_bench_options(int argc, char** argv) {
    ParsedBenchOptions parsed;
    BenchOptions& options = parsed.options;
    std::string folder = GATEPOST_BENCH_DATA;
    std::vector<std::string> chosen;
    bool small = false;
    CLI::App app{"Measures Gatepost on generated data: start to picture, memory, frames, picking."};
    app.add_flag("--json", options.json, "One JSON object on standard output instead of tables");
    app.add_option("--case", chosen, "Measure only this case; may be repeated")
        ->check(CLI::IsMember(with_atlas(names_of(all_cases(Size::full)))));
    app.add_option("--data", folder, "Folder of the generated files")->capture_default_str();
    app.add_flag("--small", small, "At most a thousand features: tries the bench, measures nothing of use");
    app.add_option("--runs", options.runs, "Whole processes a figure, of which the median counts")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_flag("--generate", options.generate_only, "Only make the files that are missing");
    app.add_option("--one", options.child)->group("");  // hidden: the bench's own child
    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& end) {
        parsed.exit_code = app.exit(end) == 0 ? 0 : 2;
        return parsed;
    }
    options.data_folder = std::filesystem::absolute(folder);
    options.size = small ? Size::small : Size::full;
    options.atlas = chosen.empty() || std::find(chosen.begin(), chosen.end(), atlas_case) != chosen.end();
    options.cases = all_cases(options.size);
    std::erase_if(options.cases, [&](Case const& one) {
        return !chosen.empty() && std::find(chosen.begin(), chosen.end(), one.name) == chosen.end();
    });
    return parsed;
}

}  // namespace gatepost::bench
