#include "app/settings.hpp"

#include "base/paths.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace gatepost;

namespace {

/// A folder that is gone afterwards.
class Folder {
  public:
    Folder()
        : m_path(std::filesystem::temp_directory_path() / ("gatepost-settings-" + std::to_string(getpid()))) {
        std::filesystem::remove_all(m_path);
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    [[nodiscard]] std::filesystem::path file() const { return m_path / "gatepost" / "settings.json"; }
    void write(std::string const& text) const {
        std::filesystem::create_directories(file().parent_path());
        write_file(file(), text);
    }
    [[nodiscard]] std::string text() const {
        std::ifstream stream(file());
        std::ostringstream whole;
        whole << stream.rdbuf();
        return whole.str();
    }

  private:
    std::filesystem::path m_path;
};

}  // namespace

TEST_CASE("what was chosen is found again") {
    Folder const folder;
    CHECK(read_settings(folder.file()) == Settings{});
    Settings chosen;
    chosen.theme = Theme::dark;
    chosen.tongue = Tongue::vietnamese;
    chosen.has_reduced_motion = true;
    chosen.has_graticule = true;
    chosen.width_px = 1234;
    chosen.height_px = 777;
    write_settings(folder.file(), chosen);
    CHECK(read_settings(folder.file()) == chosen);
}

TEST_CASE("settings that are not understood are left out, and the others kept") {
    Folder const folder;
    folder.write(
        R"({"theme": "purple", "language": "vi", "reduce_motion": 3, "window_px": [5, 5], "new": 1})");
    Settings const read = read_settings(folder.file());
    CHECK(read.theme == Theme::light);
    CHECK(read.tongue == Tongue::vietnamese);
    CHECK_FALSE(read.has_reduced_motion);
    CHECK(read.width_px == 0);
    write_settings(folder.file(), read);
    CHECK(folder.text().find("\"new\": 1") != std::string::npos);  // another version's
    for (char const* const rubbish : {"", "{", "[1, 2]", "null", "\xFF\xFE"}) {
        folder.write(rubbish);
        CHECK(read_settings(folder.file()) == Settings{});
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
