#include "app/versions.hpp"

#include "base/boundary.hpp"
#include "base/terminal_text.hpp"
#include "geo/proj_version.hpp"
#include "io/gdal_version.hpp"
#include "render/gl_version.hpp"
#include "render/headless_context.hpp"

#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

namespace gatepost {

namespace {

/// The version that `ask` finds out, or why it cannot.
template <class Ask>
std::string version_or_reason(std::string_view name, Ask const& ask) {
    std::string version;
    auto const failure = failure_of(name, [&] { version = ask(); });
    return failure ? fmt::format("not available ({})", *failure) : version;
}

std::string proj_database() {
    ProjVersion const proj = proj_version();
    return proj.database_path.empty() ? "not available (PROJ finds no proj.db)"
                                      : fmt::format("EPSG {} of {}", proj.epsg_version, proj.epsg_date);
}

std::string glfw_version() {
    int major = 0;
    int minor = 0;
    int patch = 0;
    glfwGetVersion(&major, &minor, &patch);
    return fmt::format("{}.{}.{}", major, minor, patch);
}

}  // namespace

Versions versions() {
    return {{"gatepost", GATEPOST_VERSION},
            {"GDAL", version_or_reason("GDAL", gdal_version)},
            {"PROJ", proj_version().library},
            {"PROJ database", proj_database()},
            {"Dear ImGui", ImGui::GetVersion()},
            {"GLFW", glfw_version()},
            {"OpenGL", version_or_reason("OpenGL", [] {
                 HeadlessContext const context;
                 return gl_version();
             })}};
}

std::string versions_text(Versions const& versions) {
    std::string text;
    for (auto const& [name, version] : versions) {
        text += fmt::format("{} {}\n", name, terminal_text(version));
    }
    return text;
}

Json versions_json(Versions const& versions) {
    Json object = Json::object();
    for (auto const& [name, version] : versions) {
        std::string key = name;
        std::transform(key.begin(), key.end(), key.begin(), [](char c) {
            bool const is_capital = c >= 'A' && c <= 'Z';
            return c == ' ' ? '_' : is_capital ? static_cast<char>(c - 'A' + 'a') : c;
        });
        object[key] = version;
    }
    return object;
}

}  // namespace gatepost
