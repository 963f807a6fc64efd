// The form in which a person says what a picture is to be: a preview, its layout, size and parts, its words,
// and its file.
#include "ui/picture_file_form.hpp"

#include "base/path_completion.hpp"
#include "map/layer_profile.hpp"
#include "map/picture_format.hpp"
#include "map/picture_size.hpp"
#include "ui/button.hpp"
#include "ui/covered.hpp"
#include "ui/field_form.hpp"
#include "ui/keymap.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/pane.hpp"
#include "ui/panels.hpp"
#include "ui/path_field.hpp"
#include "ui/text_field.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

namespace gatepost {

namespace {

constexpr std::array<Word, 4> layout_words{Word::layout_map, Word::layout_report, Word::layout_a4,
                                           Word::layout_slide};
static_assert(layout_words.size() == static_cast<std::size_t>(PageLayout::last) + 1);
/// In the order of furniture_switches.
constexpr std::array<Word, 9> part_words{Word::part_scale_bar, Word::part_north_arrow, Word::part_graticule,
                                         Word::part_legend,    Word::part_credits,     Word::part_crs,
                                         Word::part_date,      Word::part_locator,     Word::part_pins};
static_assert(part_words.size() == furniture_switches.size());

/// Empty where none was chosen.
std::string dpi_text(PictureChoice const& choice) {
    return choice.dpi > 0 ? fmt::format("{:g}", choice.dpi) : std::string{};
}

class Form {
  public:
    Form(PanelContext const& context, PictureFormModel const& model)
        : m_context(context),
          m_model(model),
          m_state(context.typed.picture_form),
          m_choice(model.choice),
          m_furniture(model.furniture) {}

    void draw() {
        constexpr double preview_share = 0.5;
        ImVec2 const room = ImGui::GetContentRegionAvail();
        float const foot_px = 2 * ImGui::GetFrameHeightWithSpacing() + m_context.px(16);
        ImVec2 const preview_px{room.x * static_cast<float>(preview_share), room.y - foot_px};
        PictureFileForm file(m_context, m_model, m_state, m_choice);
        draw_preview(preview_px);
        ImGui::SameLine(0, m_context.px(12));
        ImGui::BeginChild("settings", {0, room.y - foot_px});
        draw_page();
        draw_parts();
        draw_words();
        file.draw_options();
        ImGui::EndChild();
        file.draw_foot();
        if (!(m_choice == m_model.choice)) {
            m_context.commands.emplace_back(SetPicture{m_choice});
        }
        if (!(m_furniture == m_model.furniture)) {
            m_context.commands.emplace_back(SetFurniture{m_furniture});
        }
    }

    /// What stands in the fields when the form opens, and when a dialog has chosen another file.
    void fill(bool is_new) {
        if (is_new) {
            Locale const locale = m_context.model.locale;
            put_text(m_state.size, m_choice.size);
            put_text(m_state.dpi, dpi_text(m_choice));
            put_text(m_state.title, text_in(m_furniture.title, locale));
            put_text(m_state.subtitle, text_in(m_furniture.subtitle, locale));
            put_text(m_state.text, text_in(m_furniture.text, locale));
        }
        put_text(m_state.path, m_model.path);
    }

  private:
    void draw_preview(ImVec2 room) const {
        ImGui::BeginChild("preview", room);
        float const caption_px = 2 * ImGui::GetTextLineHeightWithSpacing();
        ImVec2 const most{ImGui::GetContentRegionAvail().x - m_context.px(4),
                          ImGui::GetContentRegionAvail().y - caption_px};
        if (m_model.preview != 0) {
            auto const width = static_cast<float>(m_model.preview_px.x);
            auto const height = static_cast<float>(m_model.preview_px.y);
            float const scale = std::min({most.x / width, most.y / height, 1.0F});
            ImVec2 const size{width * scale - 2, height * scale - 2};  // within its frame
            ImVec2 const at = ImGui::GetCursorPos();
            ImGui::SetCursorPos({at.x + (most.x - size.x) / 2, at.y + (most.y - size.y) / 2});
            ImGui::Image(reinterpret_cast<ImTextureID>(m_model.preview), size, {0, 0}, {1, 1}, {1, 1, 1, 1},
                         palette::floats(palette::colours().line));
            ImGui::SetCursorPos({at.x, at.y + most.y + m_context.px(4)});
        }
        ImGui::PushTextWrapPos(0);
        if (m_model.failure.empty()) {
            ImGui::TextDisabled("%s", m_model.size_text.c_str());
        } else {
            ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().warning));
            ImGui::TextUnformatted(set_text(m_context, m_model.failure).c_str());
            ImGui::PopStyleColor();
        }
        ImGui::PopTextWrapPos();
        ImGui::EndChild();
    }

    void draw_page() {
        begin_form_row(m_context, Word::page_layout);
        if (ImGui::BeginCombo("##layout",
                              m_context.say(layout_words[static_cast<std::size_t>(m_choice.layout)]))) {
            for (std::size_t i = 0; i < layout_words.size(); ++i) {
                auto const layout = static_cast<PageLayout>(i);
                if (ImGui::Selectable(m_context.say(layout_words[i]), layout == m_choice.layout)) {
                    m_choice.layout = layout;
                }
            }
            ImGui::EndCombo();
        }
        draw_size();
        begin_form_row(m_context, Word::resolution);
        ImGui::SetNextItemWidth(m_context.px(96));
        static_cast<void>(text_field(m_context, "##dpi", "", m_state.dpi, ImGuiInputTextFlags_CharsDecimal));
        if (ImGui::IsItemDeactivatedAfterEdit()) {
            double const dpi = std::strtod(m_state.dpi.data(), nullptr);
            m_choice.dpi = dpi > 0 ? std::clamp(dpi, 1.0, most_dpi) : 0;
            put_text(m_state.dpi, dpi_text(m_choice));
        }
        ImGui::SameLine(0, m_context.px(6));
        ImGui::TextUnformatted("dpi");
    }

    /// A field to write in, beside a list of papers and screens.
    void draw_size() {
        begin_form_row(m_context, Word::picture_size);
        ImGui::SetNextItemWidth(-ImGui::GetFrameHeight() - m_context.px(4));
        static_cast<void>(text_field(m_context, "##size", m_context.say(Word::usual_size), m_state.size));
        if (ImGui::IsItemDeactivatedAfterEdit()) {
            take_size();
        }
        ImGui::SameLine(0, m_context.px(4));
        if (ImGui::BeginCombo("##sizes", "", ImGuiComboFlags_NoPreview | ImGuiComboFlags_PopupAlignLeft)) {
            std::vector<std::string> names{""};
            for (std::string const& name : picture_size_names()) {
                names.push_back(name);
                if (picture_size_of(name).is_mm) {
                    names.push_back(name + "-landscape");
                }
            }
            for (char const* const extra : {"1600x1000", "160x100mm"}) {
                names.emplace_back(extra);
            }
            for (std::string const& name : names) {
                char const* const label = name.empty() ? m_context.say(Word::usual_size) : name.c_str();
                if (ImGui::Selectable(label, name == m_choice.size)) {
                    put_text(m_state.size, name);
                    m_choice.size = name;
                }
            }
            ImGui::EndCombo();
        }
    }

    /// What cannot be a size stays in the field, and the picture as it was.
    void take_size() {
        std::string const written = m_state.size.data();
        try {
            if (!written.empty()) {
                static_cast<void>(picture_size_of(written));
            }
            m_choice.size = written;
        } catch (std::exception const&) {
            put_text(m_state.size, m_choice.size);
        }
    }

    void draw_parts() {
        begin_form_row(m_context, Word::shown_parts);
        ImGui::BeginGroup();
        Furniture const shown = decided(m_furniture, m_choice.layout);
        float const column_px = ImGui::GetContentRegionAvail().x / 2;
        for (std::size_t i = 0; i < furniture_switches.size(); ++i) {
            auto const part = furniture_switches[i].second;
            bool is_shown = (shown.*part).value_or(false);
            if (i % 2 == 1) {
                ImGui::SameLine(column_px);  // from where the group begins
            }
            if (ImGui::Checkbox(m_context.say(part_words[i]), &is_shown)) {
                m_furniture.*part = is_shown;
            }
        }
        ImGui::EndGroup();
    }

    void draw_words() {
        words(Word::picture_title, m_model.usual_title.c_str(), m_state.title, m_furniture.title);
        words(Word::picture_subtitle, "", m_state.subtitle, m_furniture.subtitle);
        begin_form_row(m_context, Word::picture_text);
        ImGui::InputTextMultiline("##text", m_state.text.data(), m_state.text.size(),
                                  {-1, 3 * ImGui::GetTextLineHeight() + m_context.px(8)});
        if (ImGui::IsItemDeactivatedAfterEdit()) {
            m_furniture.text = with_text_in(m_furniture.text, m_state.text.data(), m_context.model.locale);
        }
    }
    template <std::size_t size>
    void words(Word word, char const* hint, std::array<char, size>& field, LanguageText& text) {
        begin_form_row(m_context, word);
        ImGui::PushID(static_cast<int>(word));
        static_cast<void>(text_field(m_context, "##words", hint, field));
        if (ImGui::IsItemDeactivatedAfterEdit()) {
            text = with_text_in(text, field.data(), m_context.model.locale);
        }
        ImGui::PopID();
    }

    PanelContext const& m_context;
    PictureFormModel const& m_model;
    PictureFormState& m_state;
    PictureChoice m_choice;
    Furniture m_furniture;
};

}  // namespace

void draw_picture_form(PanelContext const& context) {
    PictureFormState& state = context.typed.picture_form;
    if (!context.model.picture_form) {
        state = {};
        return;
    }
    constexpr double width_px = 900;
    constexpr double height_px = 600;
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    ImVec2 const size{std::min(context.px(width_px), display.x - context.px(24)),
                      std::min(context.px(height_px), display.y - context.px(24))};
    ImGui::SetNextWindowSize(size, ImGuiCond_Always);
    ImGui::SetNextWindowPos({display.x / 2, display.y / 2}, ImGuiCond_Appearing, {0.5F, 0.5F});
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar;
    bool is_open = true;
    ImGui::PushFont(context.fonts.small());
    if (ImGui::Begin(widget_label(context, context.say(Word::picture_form), "picture form").c_str(), &is_open,
                     flags)) {
        if (!state.is_open && !ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
            context.typed.keyboard.wanted = Pane::picture_form;  // it was opened by keys
        }
        mark_pane(context, Pane::picture_form);
        note_covered(context);
        Form form(context, *context.model.picture_form);
        bool const has_other_path = path_of_person(state.path.data()) != context.model.picture_form->path;
        if (!state.is_open || (has_other_path && !ImGui::IsAnyItemActive())) {
            form.fill(!state.is_open);
            state.is_open = true;
        }
        form.draw();
        is_open = is_open && !is_closed_by_escape(context);
    }
    ImGui::End();
    ImGui::PopFont();
    if (!is_open) {
        context.commands.emplace_back(PictureCommand{ClosePictureForm{}});
    }
}

}  // namespace gatepost
