#include "app/doctor.hpp"

#include "app/autosave.hpp"
#include "app/icon_font.hpp"
#include "app/settings.hpp"
#include "app/versions.hpp"
#include "app/window.hpp"
#include "base/boundary.hpp"
#include "base/error.hpp"
#include "base/paths.hpp"
#include "base/terminal_text.hpp"
#include "geo/proj_version.hpp"
#include "geo/transformer.hpp"
#include "io/gdal_version.hpp"
#include "io/icu_library.hpp"
#include "page/figure_painter.hpp"
#include "page/pdf_details.hpp"
#include "render/gl_version.hpp"
#include "render/headless_context.hpp"
#include "text/shaper.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

using State = Finding::State;

std::string environment(char const* name) {
    char const* const value = std::getenv(name);
    return value != nullptr ? value : "";
}

/// Runs `check`, which says what it found; what it throws makes the finding one of `state`.
template <class Check>
Finding found(std::string const& name, State state, Check const& check) {
    std::string text;
    auto const failure = failure_of(name, [&] { text = check(); });
    return failure ? Finding{state, name, *failure} : Finding{State::good, name, text};
}

std::string check_data() {
    fs::path const folder = data_folder();
    for (char const* const name :
         {"basemap.gatepost.json", "vietnam-china-border.gatepost.json", "basemap", "atlas"}) {
        if (access((folder / name).c_str(), R_OK) != 0) {
            throw fmt_error("{} cannot be read: {}", folder.string(), name);
        }
    }
    return folder.string();
}

std::string check_proj() {
    ProjVersion const proj = proj_version();
    if (proj.database_path.empty()) {
        throw fmt_error("PROJ finds no database of coordinate systems (the package proj-data has it)");
    }
    Point const in_vietnam = Transformer(Crs::wgs84(), Crs::parse("EPSG:3405")).forward(Point{105.0, 21.0});
    if (!is_finite(in_vietnam)) {
        throw fmt_error("PROJ cannot transform to VN-2000 (EPSG:3405)");
    }
    return fmt::format("{}, EPSG {} of {}, {}", proj.library, proj.epsg_version, proj.epsg_date,
                       proj.database_path);
}

struct Script {
    char const* name;
    char const* sample;
    char const* package;
    State without;
};
constexpr std::array<Script, 16> scripts{{{"Latin with Vietnamese", "Ađặữ", "fonts-noto-core", State::failed},
                                          {"Chinese", "汉字漢", "fonts-noto-cjk", State::failed},
                                          {"rare Chinese", "𧯄", "fonts-hanazono", State::lacking},
                                          {"Greek", "Ωψ", "fonts-noto-core", State::lacking},
                                          {"Cyrillic", "Жя", "fonts-noto-core", State::lacking},
                                          {"Japanese", "あア", "fonts-noto-cjk", State::lacking},
                                          {"Korean", "한글", "fonts-noto-cjk", State::lacking},
                                          {"Thai", "กขค", "fonts-noto-core", State::lacking},
                                          {"Lao", "ກຂ", "fonts-noto-core", State::lacking},
                                          {"Khmer", "កខ", "fonts-noto-core", State::lacking},
                                          {"Burmese", "ကခ", "fonts-noto-core", State::lacking},
                                          {"Tibetan", "ཀཁ", "fonts-noto-core", State::lacking},
                                          {"Devanagari", "कख", "fonts-noto-core", State::lacking},
                                          {"Arabic", "عرب", "fonts-noto-core", State::lacking},
                                          {"Hebrew", "אב", "fonts-noto-core", State::lacking},
                                          {"Yi", "ꀀꀁ", "fonts-noto-core", State::lacking}}};

/// The file that the script's letters come from.
std::string font_of(FontSet& fonts, Script const& script) {
    ShapedText const text = Shaper(fonts).shape(script.sample, {});
    bool const has_all = std::all_of(text.glyphs.begin(), text.glyphs.end(),
                                     [](ShapedGlyph const& one) { return one.glyph != 0; });
    if (!has_all) {
        throw fmt_error("no installed font has {} (the package {} does)", script.sample, script.package);
    }
    return fonts.file_of(text.glyphs.front().face).path;
}

void examine_fonts(std::vector<Finding>& findings) {
    FontSet fonts;
    for (Script const& script : scripts) {
        findings.push_back(found(fmt::format("font: {}", script.name), script.without,
                                 [&] { return font_of(fonts, script); }));
    }
    findings.push_back(found("font: icons", State::lacking, [] {
        std::string const file = icon_font_file();
        return file.empty() ? throw fmt_error("not installed (the package fonts-fork-awesome has them)")
                            : file;
    }));
}

std::string check_gl() {
    HeadlessContext const context;
    return gl_version();
}

std::string check_display() {
    WindowSystem const system;
    std::string const wayland = environment("WAYLAND_DISPLAY");
    return wayland.empty() ? environment("DISPLAY") : wayland;
}

/// The first program of these in $PATH, or nothing.
std::string program_in_path(std::vector<std::string> const& names) {
    std::string const path = environment("PATH");
    for (std::string const& name : names) {
        for (std::size_t begin = 0; begin < path.size();) {
            std::size_t const end = std::min(path.find(':', begin), path.size());
            fs::path const candidate = fs::path(path.substr(begin, end - begin)) / name;
            if (access(candidate.c_str(), X_OK) == 0) {
                return candidate.string();
            }
            begin = end + 1;
        }
    }
    return {};
}

/// Whether a session's bus would start the desktop portal, looked up where the bus looks.
std::string check_file_dialogs() {
    std::string folders = environment("XDG_DATA_DIRS");
    folders = folders.empty() ? "/usr/local/share:/usr/share" : folders;
    for (std::size_t begin = 0; begin < folders.size();) {
        std::size_t const end = std::min(folders.find(':', begin), folders.size());
        fs::path const service = fs::path(folders.substr(begin, end - begin)) / "dbus-1" / "services" /
                                 "org.freedesktop.portal.Desktop.service";
        if (access(service.c_str(), R_OK) == 0 && !environment("DBUS_SESSION_BUS_ADDRESS").empty()) {
            return "the desktop portal";
        }
        begin = end + 1;
    }
    std::string const program = program_in_path({"zenity", "kdialog"});
    return program.empty() ? throw fmt_error("there is no desktop portal, zenity or kdialog") : program;
}

std::string check_links() {
    std::string const program = program_in_path({"xdg-open"});
    return program.empty() ? throw fmt_error("xdg-open is missing (the package xdg-utils has it)") : program;
}

/// Whether files can be made in a folder, or in the nearest one above it that exists.
std::string check_folder(fs::path const& folder) {
    if (folder.empty()) {
        throw fmt_error("not known: neither HOME nor its XDG variable is set");
    }
    std::error_code ignored;
    fs::path existing = folder;
    while (!fs::exists(existing, ignored) && existing.has_relative_path()) {
        existing = existing.parent_path();
    }
    if (!fs::is_directory(existing, ignored) || access(existing.c_str(), W_OK | X_OK) != 0) {
        throw fmt_error("{} cannot be written to", existing.string());
    }
    return folder.string();
}

char const* name_of(State state) {
    return state == State::good ? "ok" : state == State::lacking ? "lacking" : "failed";
}

}  // namespace

std::vector<Finding> examine_machine() {
    std::vector<Finding> findings;
    findings.push_back({State::good, "gatepost", GATEPOST_VERSION});
    findings.push_back(found("data", State::failed, check_data));
    findings.push_back(found("GDAL", State::failed, gdal_version));
    findings.push_back(found("PROJ", State::failed, check_proj));
    findings.push_back(found("texts that are not UTF-8", State::failed, [] {
        static_cast<void>(icu_library());
        return helper_path("gatepost-icu.so").string();
    }));
    findings.push_back(found("legends and pages", State::failed, [] {
        static_cast<void>(make_figure_painter({}));
        return helper_path("gatepost-cairo.so").string();
    }));
    findings.push_back(found("PDF", State::failed, qpdf_version));
    findings.push_back(found("OpenGL", State::failed, check_gl));
    examine_fonts(findings);
    findings.push_back(found("display", State::lacking, check_display));
    findings.push_back(found("file dialogs", State::lacking, check_file_dialogs));
    findings.push_back(found("links", State::lacking, check_links));
    findings.push_back(found("folder: settings", State::lacking,
                             [] { return check_folder(settings_path().parent_path()); }));
    findings.push_back(
        found("folder: maps kept aside", State::lacking, [] { return check_folder(autosave_folder()); }));
    findings.push_back(found("folder: temporary files", State::failed,
                             [] { return check_folder(fs::temp_directory_path()); }));
    return findings;
}

std::string findings_text(std::vector<Finding> const& findings) {
    std::string text;
    for (Finding const& one : findings) {
        text += fmt::format("{:<8} {}: {}\n", name_of(one.state), one.name, terminal_text(one.text));
    }
    return text;
}

std::string findings_json(std::vector<Finding> const& findings) {
    Json checks = Json::array();
    for (Finding const& one : findings) {
        checks.push_back({{"name", one.name}, {"state", name_of(one.state)}, {"text", one.text}});
    }
    Json const answer{{"ok", is_healthy(findings)}, {"checks", std::move(checks)}};
    return json_for_terminal(answer.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

bool is_healthy(std::vector<Finding> const& findings) {
    return std::none_of(findings.begin(), findings.end(),
                        [](Finding const& one) { return one.state == State::failed; });
}

}  // namespace gatepost
