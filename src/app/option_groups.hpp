#pragma once

#include "app/options.hpp"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace gatepost {

/// Texts as CLI11 collects them, before they are turned into Options.
struct RawTexts {
    std::string size, paper, layout, title, subtitle, text;
    std::string extent, bbox, center, layers, hide_layers, lang, query, theme, locale, log = "warning";
    std::string completion, time, undated, step;
    std::vector<std::string> where;
    std::optional<double> zoom, scale, dpi, quality, frame_seconds;
    bool quiet = false;
    bool is_cumulative = false;
    bool man = false;
};

/// Declares every option, in the group under which --help shows it: the one table of them.
void declare_options(CLI::App& app, Options& options, RawTexts& raw);

}  // namespace gatepost
