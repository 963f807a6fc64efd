#pragma once

#include "style/theme.hpp"
#include "words/words.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

constexpr int least_text_percent = 80;
constexpr int most_text_percent = 200;

/// What a person chose once and finds again in the next window.
struct Settings {
    Theme theme = Theme::light;
    std::optional<Locale> locale;  ///< none: that of the environment
    bool has_reduced_motion = false;
    bool has_graticule = false;
    bool has_timeline = true;  ///< where there are dates
    int text_percent = 100;    ///< size of text and symbols
    int width_px = 0;          ///< of the window; 0: never seen
    int height_px = 0;
    std::vector<std::string> recent_maps;  ///< whole paths, newest first

    /// A map was opened or kept: it is the newest now.
    void note_map(std::string const& path);
    friend bool operator==(Settings const&, Settings const&) = default;
};

/// $XDG_CONFIG_HOME/gatepost/settings.json, or ~/.config/…; empty where neither is known.
[[nodiscard]] std::filesystem::path settings_path();

/// Defaults where there is no file. What in a file is not understood is left at its default, with one line in
/// the log that names the file and the reason.
[[nodiscard]] Settings read_settings(std::filesystem::path const& path);

/// Whole or not at all; keeps what another version wrote beside, and what it does not understand as
/// settings.json.old. A failure is logged: it is no reason to stop.
void write_settings(std::filesystem::path const& path, Settings const& settings);

/// The language of $LC_ALL, $LC_MESSAGES or $LANG, if the interface speaks it; else English.
[[nodiscard]] Locale locale_of_environment();

}  // namespace gatepost
