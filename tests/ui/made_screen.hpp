#pragma once

#include <imgui.h>

#include <functional>
#include <string>
#include <vector>

#include "map/fixtures.hpp"
#include "text/font_set.hpp"
#include "ui/interface.hpp"
#include "ui/theme.hpp"

namespace gatepost {

/// The interface on a screen of memory: a person's mouse and keyboard are made by hand, nothing is drawn.
class MadeScreen {
  public:
    explicit MadeScreen(InterfaceModel model) : m_model(std::move(model)), m_fonts(files(), 1, m_font_set) {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {static_cast<float>(m_model.viewport.width_px),
                          static_cast<float>(m_model.viewport.height_px)};
        io.DeltaTime = 1.0F / 60;
        for (int key = 0; key < ImGuiKey_COUNT; ++key) {
            io.KeyMap[key] = key;
        }
        apply_theme(Theme::light, 1);
        m_fonts.need(texts_of(m_model) +
                     " abcdefghijklmnopqrstuvwxyz0123456789,.:~/ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        m_fonts.rebuild();
        unsigned char* pixels = nullptr;
        int width = 0;
        int height = 0;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
        frames(3);
    }
    ~MadeScreen() { ImGui::DestroyContext(); }
    MadeScreen(MadeScreen const&) = delete;
    MadeScreen& operator=(MadeScreen const&) = delete;

    [[nodiscard]] InterfaceModel& model() { return m_model; }
    [[nodiscard]] TypedTexts& typed() { return m_typed; }

    Commands frame() {
        ImGui::NewFrame();
        Commands commands = draw_interface(m_model, m_fonts, m_typed);
        ImGui::Render();
        m_model.command_field_requested.reset();  // what is asked for once is told once
        m_model.menu_requested = false;
        return commands;
    }
    Commands frames(int count) {
        Commands all;
        for (int i = 0; i < count; ++i) {
            for (Command& command : frame()) {
                all.push_back(std::move(command));
            }
        }
        return all;
    }
    Commands click(Point at, int button = 0) {
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = {static_cast<float>(at.x), static_cast<float>(at.y)};
        frame();
        io.MouseDown[button] = true;
        Commands all = frame();
        io.MouseDown[button] = false;
        for (Command& command : frames(2)) {
            all.push_back(std::move(command));
        }
        return all;
    }
    Commands type(std::string const& text) {
        ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
        return frames(2);
    }
    Commands press(ImGuiKey key) {
        ImGui::GetIO().KeysDown[key] = true;
        Commands all = frame();
        ImGui::GetIO().KeysDown[key] = false;
        for (Command& command : frames(2)) {
            all.push_back(std::move(command));
        }
        return all;
    }
    /// Clicks all over a part of the screen, each time anew, and gives what came of it.
    Commands click_everywhere(Box const& part, double step_px) {
        Commands all;
        for (double y = part.min_y; y <= part.max_y; y += step_px) {
            for (double x = part.min_x; x <= part.max_x; x += step_px) {
                for (Command& command : click({x, y})) {
                    all.push_back(std::move(command));
                }
            }
        }
        return all;
    }

  private:
    static InterfaceFontFiles files() {
        InterfaceFontFiles files;
        FontSet const fonts;
        for (FontFile const& file : fonts.files({.bold = false})) {
            files.regular = {{file.path, file.face_index}};
            break;
        }
        files.bold = files.regular;
        return files;
    }

    InterfaceModel m_model;
    FontSet m_font_set;
    InterfaceFonts m_fonts;
    TypedTexts m_typed;
};

/// The changes of a kind among what a person asked for.
template <class Wanted>
std::vector<Wanted> changes_of(Commands const& commands) {
    std::vector<Wanted> found;
    for (Command const& command : commands) {
        if (auto const* const change = std::get_if<Change>(&command)) {
            if (auto const* const wanted = std::get_if<Wanted>(change)) {
                found.push_back(*wanted);
            }
        }
    }
    return found;
}

template <class Wanted>
std::vector<Wanted> commands_of(Commands const& commands) {
    std::vector<Wanted> found;
    for (Command const& command : commands) {
        if (auto const* const wanted = std::get_if<Wanted>(&command)) {
            found.push_back(*wanted);
        }
    }
    return found;
}

}  // namespace gatepost
