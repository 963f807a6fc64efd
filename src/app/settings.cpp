#include "app/settings.hpp"

#include "base/boundary.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/whole_file.hpp"

#include <cstdlib>

namespace gatepost {

namespace {

constexpr std::size_t most_recent_maps = 10;

std::string environment(char const* name) {
    char const* const value = std::getenv(name);
    return value != nullptr ? value : "";
}

/// The object in a file; an empty one where there is no file. Nothing where it is rubbish, and why in
/// `fault`.
std::optional<Json> read_object(std::filesystem::path const& path, std::string& fault) {
    std::optional<Json> json;
    auto const failure = failure_of(path.string(), [&] {
        auto const text = read_file(path);
        json = text ? parse_json(*text) : std::optional{Json::object()};
    });
    if (!json || !json->is_object()) {
        fault = failure.value_or(path.string() + ": not a valid settings file");
        return std::nullopt;
    }
    return json;
}

/// Takes a value if it is there and `use` likes it.
template <class T, class Use>
void take(Json const& json, char const* key, std::filesystem::path const& path, Use use) {
    auto const found = json.find(key);
    if (found == json.end()) {
        return;
    }
    bool is_good = false;
    try {
        is_good = use(found->template get<T>());
    } catch (Json::exception const&) {
        is_good = false;
    }
    if (!is_good) {
        constexpr std::size_t most_shown = 60;
        std::string shown = found->dump(-1, ' ', true, Json::error_handler_t::replace);
        shown.resize(std::min(shown.size(), most_shown));
        log_warning("{}: '{}' is not understood: {}", path.string(), key, shown);
    }
}

}  // namespace

std::filesystem::path settings_path() {
    std::string const config = environment("XDG_CONFIG_HOME");
    std::string const home = environment("HOME");
    std::filesystem::path folder;
    if (!config.empty() && config.front() == '/') {  // the specification has relative ones ignored
        folder = config;
    } else if (!home.empty()) {
        folder = std::filesystem::path(home) / ".config";
    }
    return folder.empty() ? folder : folder / "gatepost" / "settings.json";
}

void Settings::note_map(std::string const& path) {
    std::error_code failed;
    std::string const whole = std::filesystem::absolute(path, failed).lexically_normal().string();
    std::erase(recent_maps, whole);
    recent_maps.insert(recent_maps.begin(), whole);
    recent_maps.resize(std::min(recent_maps.size(), most_recent_maps));
}

Settings read_settings(std::filesystem::path const& path) {
    Settings settings;
    if (path.empty()) {
        return settings;
    }
    std::string fault;
    Json const json = read_object(path, fault).value_or(Json::object());
    if (!fault.empty()) {
        log_warning("{}; defaults are used", fault);
    }
    take<std::string>(json, "theme", path, [&](std::string const& name) {
        auto const theme = theme_named(name);
        settings.theme = theme.value_or(settings.theme);
        return theme.has_value();
    });
    take<std::string>(json, "language", path, [&](std::string const& code) {
        settings.locale = locale_named(code);
        return settings.locale.has_value();
    });
    take<bool>(json, "reduce_motion", path, [&](bool is_on) {
        settings.has_reduced_motion = is_on;
        return true;
    });
    take<bool>(json, "graticule", path, [&](bool is_on) {
        settings.has_graticule = is_on;
        return true;
    });
    take<bool>(json, "timeline", path, [&](bool is_on) {
        settings.has_timeline = is_on;
        return true;
    });
    take<int>(json, "text_percent", path, [&](int percent) {
        bool const is_good = percent >= least_text_percent && percent <= most_text_percent;
        settings.text_percent = is_good ? percent : settings.text_percent;
        return is_good;
    });
    take<std::vector<std::string>>(json, "recent_maps", path, [&](std::vector<std::string> const& paths) {
        settings.recent_maps = paths;
        settings.recent_maps.resize(std::min(paths.size(), most_recent_maps));
        return true;
    });
    take<std::vector<double>>(json, "window_px", path, [&](std::vector<double> const& size) {
        constexpr double least_px = 200;
        constexpr double most_px = 32768;
        bool const is_good = size.size() == 2 && std::min(size[0], size[1]) >= least_px &&
                             std::max(size[0], size[1]) <= most_px;
        settings.width_px = is_good ? static_cast<int>(size[0]) : 0;
        settings.height_px = is_good ? static_cast<int>(size[1]) : 0;
        return is_good;
    });
    return settings;
}

namespace {

/// What another program or a slip of the hand made of the file is not lost when it is written anew.
void keep_rubbish(std::filesystem::path const& path) {
    auto const text = read_file(path);
    auto const json = text ? parse_json(*text) : std::nullopt;
    if (text && !text->empty() && (!json || !json->is_object())) {
        write_file(path.string() + ".old", *text);
    }
}

}  // namespace

void write_settings(std::filesystem::path const& path, Settings const& settings) {
    if (path.empty()) {
        return;
    }
    auto const failure = failure_of(path.string(), [&] {
        keep_rubbish(path);
        std::string told_before;
        Json json = read_object(path, told_before).value_or(Json::object());
        json["theme"] = theme_names[static_cast<std::size_t>(settings.theme)];
        if (settings.locale) {
            json["language"] = locale_codes[static_cast<std::size_t>(*settings.locale)];
        }
        json["reduce_motion"] = settings.has_reduced_motion;
        json["graticule"] = settings.has_graticule;
        json["timeline"] = settings.has_timeline;
        json["text_percent"] = settings.text_percent;
        if (!settings.recent_maps.empty()) {
            json["recent_maps"] = settings.recent_maps;
        }
        if (settings.width_px > 0) {
            json["window_px"] = {settings.width_px, settings.height_px};
        }
        std::filesystem::create_directories(path.parent_path());
        write_file(path, json.dump(4, ' ', false, Json::error_handler_t::replace) + "\n");
    });
    if (failure) {
        log_warning("settings were not saved: {}", *failure);
    }
}

Locale locale_of_environment() {
    for (char const* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (std::string const locale = environment(name); !locale.empty()) {
            return locale_named(locale).value_or(Locale::english);
        }
    }
    return Locale::english;
}

}  // namespace gatepost
