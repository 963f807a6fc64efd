#include "app/interface_host.hpp"

#include "app/icon_font.hpp"
#include "render/texture_rows.hpp"
#include "ui/theme.hpp"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <array>
#include <filesystem>

namespace gatepost {

namespace {

InterfaceFontFiles font_files(FontSet const& fonts) {
    // The first two hold Latin and Chinese. Characters beyond the basic plane, and scripts that ImGui cannot
    // set, are shaped.
    constexpr std::size_t faces = 2;
    InterfaceFontFiles files;
    auto const first_of = [&](std::vector<FontFile> found) {
        found.resize(std::min(found.size(), faces));
        return found;
    };
    files.regular = first_of(fonts.files({.bold = false}));
    files.bold = first_of(fonts.files({.bold = true}));
    files.icons = icon_font_file();
    return files;
}

}  // namespace

InterfaceHost::InterfaceHost(FontSet& fonts, double pixel_ratio)
    : m_font_set(fonts), m_pixel_ratio(static_cast<float>(pixel_ratio)) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    apply_theme(m_theme, m_pixel_ratio);
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

InterfaceHost::~InterfaceHost() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

void InterfaceHost::bake_fonts(InterfaceModel const& model) {
    if (!m_fonts) {
        m_fonts.emplace(font_files(m_font_set), m_pixel_ratio, m_font_set);
    }
    bool const has_new = m_fonts->need(texts_of(model));
    bool const has_shown_new = m_fonts->need(m_typed.shown);
    bool const has_typed_new =
        m_fonts->need_for_writing(std::string(m_typed.layer_search.data()) + m_typed.command.data() +
                                  m_typed.table.search.data() + m_typed.map_crs.data());
    if (has_new || has_shown_new || has_typed_new || !m_is_baked) {
        m_fonts->rebuild();
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
        m_is_baked = true;
    }
}

Commands InterfaceHost::lay_out(InterfaceModel const& model, int width_px, int height_px,
                                std::function<void()> const& begin_input) {
    if (model.document->theme() != m_theme) {
        m_theme = model.document->theme();
        apply_theme(m_theme, m_pixel_ratio);
    }
    ImGui_ImplOpenGL3_NewFrame();
    bake_fonts(model);
    ImGuiIO& io = ImGui::GetIO();
    if (begin_input) {
        begin_input();
    } else {
        io.DeltaTime = 1.0F / 60;
    }
    io.DisplaySize = {static_cast<float>(width_px), static_cast<float>(height_px)};
    io.DisplayFramebufferScale = {1, 1};
    ImGui::NewFrame();
    Commands commands = draw_interface(model, *m_fonts, m_typed);
    ImGui::Render();
    if (auto const rows = m_fonts->take_changed()) {
        ImFontAtlas const& atlas = *io.Fonts;
        upload_texture_rows(reinterpret_cast<std::uintptr_t>(atlas.TexID), atlas.TexWidth, rows->first,
                            rows->last, atlas.TexPixelsRGBA32);
    }
    return commands;
}

Commands InterfaceHost::frame(InterfaceModel const& model, int width_px, int height_px,
                              std::function<void()> const& begin_input) {
    Commands commands = lay_out(model, width_px, height_px, begin_input);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    return commands;
}

void InterfaceHost::set_pixel_ratio(double pixel_ratio) {
    if (static_cast<float>(pixel_ratio) == m_pixel_ratio) {
        return;
    }
    m_pixel_ratio = static_cast<float>(pixel_ratio);
    apply_theme(m_theme, m_pixel_ratio);
    m_fonts.reset();
    m_is_baked = false;
}

Colour InterfaceHost::paper() { return panel_colour(); }

}  // namespace gatepost
