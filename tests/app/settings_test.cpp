#include "app/settings.hpp"
#include "app/settings_keeper.hpp"

#include "base/temp_folder.hpp"
#include "base/whole_file.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace gatepost;

namespace {

std::filesystem::path file_in(TempFolder const& folder) { return folder / "gatepost/settings.json"; }

void write(TempFolder const& folder, std::string const& text) {
    std::filesystem::create_directories(file_in(folder).parent_path());
    write_file(file_in(folder), text);
}

std::string text_in(TempFolder const& folder) {
    std::ifstream stream(file_in(folder));
    std::ostringstream whole;
    whole << stream.rdbuf();
    return whole.str();
}

}  // namespace

TEST_CASE("what was chosen is found again") {
    TempFolder const folder;
    CHECK(read_settings(file_in(folder)) == Settings{});
    Settings chosen;
    chosen.theme = Theme::dark;
    chosen.locale = Locale::vietnamese;
    chosen.has_reduced_motion = true;
    chosen.has_graticule = true;
    chosen.width_px = 1234;
    chosen.height_px = 777;
    write_settings(file_in(folder), chosen);
    CHECK(read_settings(file_in(folder)) == chosen);
}

TEST_CASE("settings that are not understood are left out, and the others kept") {
    TempFolder const folder;
    write(folder,
          R"({"theme": "purple", "language": "vi", "reduce_motion": 3, "window_px": [5, 5], "new": 1})");
    Settings const read = read_settings(file_in(folder));
    CHECK(read.theme == Theme::light);
    CHECK(read.locale == Locale::vietnamese);
    CHECK_FALSE(read.has_reduced_motion);
    CHECK(read.width_px == 0);
    write_settings(file_in(folder), read);
    CHECK(text_in(folder).find("\"new\": 1") != std::string::npos);  // another version's
    for (char const* const rubbish : {"", "{", "[1, 2]", "null", "\xFF\xFE"}) {
        write(folder, rubbish);
        CHECK(read_settings(file_in(folder)) == Settings{});
    }
}

TEST_CASE("settings lie where XDG says, or in the home folder, never in a relative place") {
    std::string const config =
        std::getenv("XDG_CONFIG_HOME") != nullptr ? std::getenv("XDG_CONFIG_HOME") : "";
    std::string const home = std::getenv("HOME") != nullptr ? std::getenv("HOME") : "";
    setenv("HOME", "/home/somebody", 1);
    setenv("XDG_CONFIG_HOME", "/etc/config", 1);
    CHECK(settings_path() == "/etc/config/gatepost/settings.json");
    setenv("XDG_CONFIG_HOME", "config", 1);
    CHECK(settings_path() == "/home/somebody/.config/gatepost/settings.json");
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("HOME");
    CHECK(settings_path().empty());
    setenv("HOME", home.c_str(), 1);
    if (!config.empty()) {
        setenv("XDG_CONFIG_HOME", config.c_str(), 1);
    }
}

TEST_CASE("settings that cannot be read are the usual ones") {
    TempFolder const folder;
    std::filesystem::create_directories(file_in(folder));  // a folder in their place
    CHECK(read_settings(file_in(folder)) == Settings{});
    Settings dark;
    dark.theme = Theme::dark;
    write_settings(file_in(folder), dark);
    CHECK(std::filesystem::is_directory(file_in(folder)));
    std::filesystem::remove(file_in(folder));
    write(folder, R"({"theme": )" + std::string(50'000, '[') + std::string(50'000, ']') + "}");
    CHECK(read_settings(file_in(folder)) == Settings{});
    write(folder, "{\"theme\": \"\xFF\", \"language\": \"zh\"}");
    CHECK(read_settings(file_in(folder)) == Settings{});  // not UTF-8
    write(folder, "{\"theme\": \"dark\",}");
    write_settings(file_in(folder), dark);
    CHECK(read_settings(file_in(folder)) == dark);
    CHECK(read_file(file_in(folder).string() + ".old") ==
          "{\"theme\": \"dark\",}");  // what somebody mistyped
}

TEST_CASE("a setting is kept when it changes, the window's size when it has settled") {
    TempFolder const folder;
    Settings settings;
    settings.width_px = 800;
    settings.height_px = 600;
    SettingsKeeper keeper(file_in(folder), settings);
    keeper.follow(settings, 0);
    CHECK_FALSE(std::filesystem::exists(file_in(folder)));
    settings.theme = Theme::dark;
    settings.width_px = 810;
    keeper.follow(settings, 1);
    CHECK(read_settings(file_in(folder)).theme == Theme::dark);
    CHECK(read_settings(file_in(folder)).width_px == 800);
    settings.width_px = 820;
    keeper.follow(settings, 1.9);
    keeper.follow(settings, 2.8);
    CHECK(read_settings(file_in(folder)).width_px == 800);
    CHECK(keeper.due_in_s(2.8) == Approx(0.1));
    keeper.follow(settings, 2.95);
    CHECK(read_settings(file_in(folder)).width_px == 820);
    CHECK_FALSE(keeper.due_in_s(3));
}
