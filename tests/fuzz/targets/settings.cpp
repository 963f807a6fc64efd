#include "app/settings.hpp"

#include "base/log.hpp"
#include "base/temp_folder.hpp"
#include "fuzz/promises.hpp"
#include "fuzz/targets.hpp"

namespace gatepost::fuzz {

void settings(std::string_view bytes) {
    set_log_level(LogLevel::off);
    TempFolder const folder;
    std::string const path = folder.file("settings.json", std::string(bytes));
    Settings const read = read_settings(path);
    write_settings(path, read);
    require(read_settings(path) == read, "settings that are kept come back");
}

}  // namespace gatepost::fuzz
