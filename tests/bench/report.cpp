#include "bench/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

namespace gatepost::bench {

namespace {

/// A figure of a case: where it stands in the JSON, and how it is written.
struct Column {
    std::string head;
    std::string path;
    int decimals;
};

struct Section {
    std::string title;
    std::vector<Column> columns;
};

Section frames_section(std::string const& title, std::string const& path) {
    return {"Frames, " + title + ": panning and zooming, 1920 x 1080, without basemap",
            {{"p50 ms", path + "/p50_ms", 1},
             {"p95 ms", path + "/p95_ms", 1},
             {"max ms", path + "/max_ms", 1},
             {"incomplete", path + "/incomplete_frames", 0},
             {"of", path + "/frames", 0}}};
}

std::vector<Section> sections() {
    return {{"Whole process: gatepost FILE --screenshot, 1920 x 1080, medians (MB: peak resident set)",
             {{"features", "/features", 0},
              {"file MB", "/file_mb", 1},
              {"basemap s", "/process/with_basemap/wall_s", 2},
              {"basemap MB", "/process/with_basemap/peak_mb", 0},
              {"bare s", "/process/no_basemap/wall_s", 2},
              {"bare MB", "/process/no_basemap/peak_mb", 0},
              {"1 % view s", "/process/one_percent/wall_s", 2},
              {"1 % view MB", "/process/one_percent/peak_mb", 0}}},
            {"Opening in a program that already runs, without basemap (bytes kept: an estimate from the "
             "resident set, beyond that of a small file; GL buffers of a software driver included)",
             {{"first picture s", "/open/first_picture_s", 2},
              {"complete s", "/open/complete_picture_s", 2},
              {"peak MB", "/memory/peak_mb", 0},
              {"kept bytes/feature", "/memory/kept_bytes_per_feature", 0},
              {"other CRS s", "/crs_change/complete_picture_s", 2},
              {"recount s", "/recount/complete_picture_s", 3}}},
            frames_section("full extent", "/frames/full"),
            frames_section("1/8 of it", "/frames/eighth"),
            frames_section("1/64 of it", "/frames/sixty_fourth"),
            frames_section("1/8 of it, the feature in the middle selected", "/frames/selected"),
            {"Picking within 3 px of a feature, at the widest scale with at most 100 hits",
             {{"p50 us", "/pick/p50_us", 1},
              {"p99 us", "/pick/p99_us", 1},
              {"mean hits", "/pick/mean_hits", 1},
              {"most hits", "/pick/most_hits", 0},
              {"world units/px", "/pick/world_per_px", 2}}}};
}

/// The number at a path, or none: a figure may be null, and then what it holds is missing.
Json const* find_number(Json const& figures, std::string const& path) {
    Json const* at = &figures;
    for (std::size_t begin = 1; begin < path.size();) {
        std::size_t const end = std::min(path.find('/', begin), path.size());
        auto const found = at->find(path.substr(begin, end - begin));
        if (found == at->end()) {
            return nullptr;
        }
        at = &*found;
        begin = end + 1;
    }
    return at->is_number() ? at : nullptr;
}

using Row = std::vector<std::string>;

Row row_of(Json const& figures, Section const& section) {
    Row row{figures.at("name").get<std::string>()};
    for (Column const& column : section.columns) {
        Json const* const number = find_number(figures, column.path);
        row.push_back(number != nullptr ? fmt::format("{:.{}f}", number->get<double>(), column.decimals)
                                        : "-");
    }
    return row;
}

Row growth_row(Json const& growth, Section const& section) {
    Row row{"1m over 10k"};
    for (Column const& column : section.columns) {
        auto const found = growth.find(column.path);
        row.push_back(found != growth.end() ? fmt::format("x {:.3g}", found->get<double>()) : "-");
    }
    return row;
}

/// Names to the left, numbers to the right.
void append_aligned(std::string& text, std::vector<Row> const& rows) {
    std::vector<std::size_t> widths(rows.front().size());
    for (Row const& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], row[i].size());
        }
    }
    for (Row const& row : rows) {
        text += fmt::format("{:<{}}", row[0], widths[0]);
        for (std::size_t i = 1; i < row.size(); ++i) {
            text += fmt::format("  {:>{}}", row[i], widths[i]);
        }
        text += '\n';
    }
}

void append_section(std::string& text, Section const& section, Json const& report) {
    Row heads{"case"};
    for (Column const& column : section.columns) {
        heads.push_back(column.head);
    }
    std::vector<Row> rows{heads};
    for (Json const& figures : report.at("cases")) {
        rows.push_back(row_of(figures, section));
    }
    if (report.at("growth").is_object()) {
        rows.push_back(growth_row(report.at("growth"), section));
    }
    text += "\n" + section.title + "\n";
    append_aligned(text, rows);
}

Json const* find_case(Json const& cases, std::string const& name) {
    auto const found =
        std::find_if(cases.begin(), cases.end(), [&](Json const& one) { return one.at("name") == name; });
    return found != cases.end() ? &*found : nullptr;
}

void append_atlas(std::string& text, Json const& report) {
    text += "\nThe atlas over its basemap, 1600 x 1000: frames while panning and zooming, and their passes\n";
    auto const ms = [](Json const& times, char const* name) {
        return fmt::format("{:.1f}", times.at(name).get<double>());
    };
    std::vector<Row> rows{{"view", "p50 ms", "p95 ms"}};
    for (auto const& [view, figures] : report.at("atlas").items()) {
        rows.push_back({view, ms(figures, "p50_ms"), ms(figures, "p95_ms")});
        for (auto const& [pass, times] : figures.at("passes").items()) {
            rows.push_back({"  " + pass, ms(times, "p50_ms"), ms(times, "p95_ms")});
        }
    }
    append_aligned(text, rows);
    Json const& labels = report.at("labels");
    text += fmt::format("\nPlacing {} names: first frame {} ms, then p50 {} ms, p95 {} ms; {} stand\n",
                        labels.at("candidates").get<int>(), ms(labels, "first_ms"), ms(labels, "p50_ms"),
                        ms(labels, "p95_ms"), labels.at("standing").get<int>());
    Json const& layers = report.at("layers");
    text += fmt::format("{} named points in 30 layers: p95 {} ms; in 300 layers: {} ms\n",
                        layers.at("points").get<int>(), ms(layers.at("30"), "p95_ms"),
                        ms(layers.at("300"), "p95_ms"));
    Json const& search = report.at("asking").at("search");
    Json const& time = report.at("asking").at("time");
    Json const& filter = report.at("asking").at("filter");
    text += fmt::format(
        "{} names searched: index {:.2f} s and {:.0f} bytes beside a name, a typed letter p95 {} ms\n"
        "{} dates: read in {:.2f} s, counted in {} ms, another range to a whole picture p95 {} ms\n"
        "filtered by numbers: {:.2f} s to a whole picture, by texts: {:.2f} s\n",
        search.at("names").get<int>(), search.at("index_s").get<double>(),
        search.at("bytes_beside_name").get<double>(), ms(search, "key_p95_ms"),
        report.at("asking").at("features").get<int>(), time.at("read_s").get<double>(),
        ms(time, "histogram_ms"), ms(time, "step_p95_ms"), filter.at("number_s").get<double>(),
        filter.at("text_s").get<double>());
    for (auto const& [page, figures] : report.at("pages").items()) {
        text += fmt::format("The atlas as a page ({}): {:.2f} s, {:.2f} MB\n", page,
                            figures.at("wall_s").get<double>(), figures.at("file_mb").get<double>());
    }
}

}  // namespace

Json growth_of(Json const& cases) {
    Json const* const large = find_case(cases, "points-1m");
    Json const* const small = find_case(cases, "points-10k");
    if (large == nullptr || small == nullptr) {
        return nullptr;
    }
    Json growth = Json::object();
    Json const flat = large->flatten();
    for (auto const& [path, number] : flat.items()) {
        Json const* const base = find_number(*small, path);
        if (number.is_number() && base != nullptr && base->get<double>() > 0) {
            growth[path] = number.get<double>() / base->get<double>();
        }
    }
    return growth;
}

std::string report_text(Json const& report) {
    Json const& machine = report.at("machine");
    std::string text = fmt::format("{}, {} cores, {} GB; {}\n", machine.at("cpu").get<std::string>(),
                                   machine.at("cores").get<int>(), machine.at("memory_gb").get<double>(),
                                   machine.at("gl_renderer").get<std::string>());
    for (Section const& section : report.at("cases").empty() ? std::vector<Section>{} : sections()) {
        append_section(text, section, report);
    }
    if (report.contains("atlas")) {
        append_atlas(text, report);
    }
    return text;
}

}  // namespace gatepost::bench
