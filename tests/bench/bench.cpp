// gatepost_bench: what Gatepost costs on files that are generated, so that everybody measures the same. Every
// case is measured in a child process of its own; see whole_process.hpp and in_process.hpp for what is
// measured.
#include "base/error.hpp"
#include "base/large_memory.hpp"
#include "base/log.hpp"
#include "bench/asking.hpp"
#include "bench/atlas_frames.hpp"
#include "bench/bench_options.hpp"
#include "bench/in_process.hpp"
#include "bench/layer_frames.hpp"
#include "bench/machine.hpp"
#include "bench/process.hpp"
#include "bench/report.hpp"
#include "bench/whole_process.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>

namespace gatepost::bench {

namespace {

namespace fs = std::filesystem;

/// The same case with few features.
Case small_case(std::string const& name) {
    auto const cases = all_cases(Size::small);
    return *std::find_if(cases.begin(), cases.end(), [&](Case const& one) { return one.name == name; });
}

void generate_files(BenchOptions const& options) {
    for (Case const& one : options.cases) {
        std::cerr << "gatepost_bench: files of " << one.name << '\n';
        static_cast<void>(ensure_file(one, options.data_folder));
        static_cast<void>(ensure_file(small_case(one.name), options.data_folder));
    }
}

/// The child's part: one case, or "gl" for the renderer's name.
Json measure_as_child(BenchOptions const& options) {
    if (options.child == "gl") {
        return describe_gl_renderer();
    }
    if (options.child == "atlas") {
        return measure_atlas(options.size);
    }
    if (options.child == "asking") {
        auto const cases = all_cases(options.size);
        auto const large =
            std::find_if(cases.begin(), cases.end(), [](Case const& one) { return one.name == "points-1m"; });
        return measure_asking(ensure_file(*large, options.data_folder), options.size);
    }
    if (options.child == "layers") {
        return measure_layers(options.data_folder, options.size);
    }
    if (options.child == "labels") {
        return measure_labels(options.size);
    }
    for (Case const& one : options.cases) {
        if (one.name == options.child) {
            return measure_in_process(one, ensure_file(one, options.data_folder),
                                      ensure_file(small_case(one.name), options.data_folder), options.size);
        }
    }
    throw fmt_error("--one {}: there is no such case", options.child);
}

/// Runs this program again for one case and reads what it says.
Json ask_child(BenchOptions const& options, std::string const& child) {
    fs::path const answer = options.data_folder / ("answer-" + child + ".json");
    std::vector<std::string> arguments{fs::read_symlink("/proc/self/exe").string(), "--data",
                                       options.data_folder.string(), "--one", child};
    if (options.size == Size::small) {
        arguments.emplace_back("--small");
    }
    run_process(arguments, answer);
    std::ifstream file(answer);
    Json said = Json::parse(file);
    fs::remove(answer);
    return said;
}

Json measure(BenchOptions const& options, Case const& one) {
    std::cerr << "gatepost_bench: measuring " << one.name << '\n';
    fs::path const file = ensure_file(one, options.data_folder);
    Json figures{{"name", one.name},
                 {"features", one.data.features},
                 {"vertices", one.data.features * one.data.vertices},
                 {"file_mb", static_cast<double>(fs::file_size(file)) / 1e6}};
    figures["process"] = measure_whole_process(one, file, options.runs);
    figures.update(ask_child(options, one.name));
    return figures;
}

Json measure_all(BenchOptions const& options) {
    Json report{{"machine", describe_machine()}, {"cases", Json::array()}};
    report["machine"]["gl_renderer"] = ask_child(options, "gl");
    for (Case const& one : options.cases) {
        report["cases"].push_back(measure(options, one));
    }
    if (options.atlas) {
        std::cerr << "gatepost_bench: measuring the atlas\n";
        report["atlas"] = ask_child(options, "atlas");
        report["labels"] = ask_child(options, "labels");
        report["layers"] = ask_child(options, "layers");
        report["asking"] = ask_child(options, "asking");
        report["pages"] = measure_pages(options.runs);
    }
    report["growth"] = growth_of(report["cases"]);
    return report;
}

int run(BenchOptions const& options) {
    if (!options.child.empty()) {
        std::cout << measure_as_child(options).dump() << '\n';
        return 0;
    }
    generate_files(options);
    if (!options.generate_only) {
        Json const report = measure_all(options);
        std::cout << (options.json ? report.dump(2) + "\n" : report_text(report));
    }
    return 0;
}

}  // namespace

}  // namespace gatepost::bench

int main(int argc, char** argv) {
    using namespace gatepost;
    keep_large_memory();  // as the program does
    try {
        set_log_level(LogLevel::warning);  // and to stderr: stdout is the figures'
        auto const parsed = bench::parse_bench_options(argc, argv);
        return parsed.exit_code ? *parsed.exit_code : bench::run(parsed.options);
    } catch (std::exception const& failure) {
        std::cerr << "gatepost_bench: " << failure.what() << '\n';
        return 1;
    }
}
