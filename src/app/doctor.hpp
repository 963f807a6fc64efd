#pragma once

#include <string>
#include <vector>

namespace gatepost {

/// One thing that the program needs of a machine, and whether it is there.
struct Finding {
    enum class State {
        good,
        lacking,  ///< the program runs, but something that a person may want is not there
        failed    ///< the program cannot do what it is for
    };
    State state = State::good;
    std::string name;  ///< "OpenGL", "font: Thai"
    std::string text;  ///< what was found, or what is missing and what helps
};

/// Looks at data, GDAL's process, PROJ, fonts of each script, OpenGL, the display, the file dialogs, links,
/// and the folders that are written to. Changes nothing. Costs some 0.5 s.
[[nodiscard]] std::vector<Finding> examine_machine();

/// "ok      OpenGL: 4.5 …", a line each.
[[nodiscard]] std::string findings_text(std::vector<Finding> const& findings);
/// {"ok": true, "checks": [{"name": …, "state": "ok", "text": …}, …]}
[[nodiscard]] std::string findings_json(std::vector<Finding> const& findings);

/// Whether nothing has failed.
[[nodiscard]] bool is_healthy(std::vector<Finding> const& findings);

}  // namespace gatepost
