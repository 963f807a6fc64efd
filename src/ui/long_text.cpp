#include "ui/long_text.hpp"

#include "base/utf8.hpp"
#include "ui/line_break.hpp"
#include "ui/palette.hpp"

#include <imgui.h>

#include <algorithm>

namespace gatepost {

namespace {

/// Where the letter ends that begins at `at`; a broken piece of UTF-8 is a letter too.
std::size_t letter_end(std::string_view text, std::size_t at) { return at + character_at(text, at).bytes; }

/// Where the first `letters` end.
std::size_t end_of_letters(std::string_view text, std::size_t letters) {
    std::size_t end = 0;
    for (; letters > 0 && end < text.size(); --letters) {
        end = letter_end(text, end);
    }
    return end;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// How many bytes of the text stand in its first line.
std::size_t line_size(std::string_view text, float width_px) {
    constexpr std::size_t most_letters = 500;  // letters of no width never fill a line
    std::string_view const room = text.substr(0, end_of_letters(text, most_letters));
    std::string_view const line = room.substr(0, std::min(room.find('\n'), room.size()));
    if (line.empty()) {
        return 0;
    }
    ImFont const* const font = ImGui::GetFont();
    float const scale = ImGui::GetFontSize() / font->FontSize;
    return first_line_bytes(
        line, width_px, [&](char32_t c) { return font->GetCharAdvance(static_cast<ImWchar>(c)) * scale; });
}

/// Takes a line's text away, and what parts it from the next: blanks, or an end of line.
void remove_line(std::string_view& text, std::size_t size) {
    text.remove_prefix(size);
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    if (text.starts_with('\n')) {
        text.remove_prefix(1);
    }
}

}  // namespace

Fold::Fold(char const* id, std::size_t first_few)
    : m_id(id),
      m_first_few(first_few),
      m_shown(static_cast<std::size_t>(
          ImGui::GetStateStorage()->GetInt(ImGui::GetID(id), static_cast<int>(first_few)))) {}

void Fold::draw_more(PanelContext const& context, bool has_more) {
    if (context.model.is_picture && has_more) {
        ImGui::TextUnformatted("…");
    }
    if (context.model.is_picture || (!has_more && m_shown <= m_first_few)) {
        return;
    }
    constexpr std::size_t most = 1'000'000'000;
    ImGui::PushID(m_id);
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().accent));
    char const* const label = context.say(has_more ? Word::show_more : Word::show_less);
    if (ImGui::Selectable(label, false, ImGuiSelectableFlags_None,
                          {ImGui::CalcTextSize(label).x + context.px(4), 0})) {
        m_shown = has_more ? std::min(m_shown * 10, most) : m_first_few;
    }
    ImGui::PopStyleColor();
    ImGui::PopID();
    ImGui::GetStateStorage()->SetInt(ImGui::GetID(m_id), static_cast<int>(m_shown));
}

void draw_long_text(PanelContext const& context, char const* id, std::string_view text,
                    LongTextShape const& shape) {
    Fold fold(id, shape.first_lines);
    ImVec2 at = ImGui::GetCursorScreenPos();
    float const width_px = std::max(
        shape.wrap_x_px > 0 ? shape.wrap_x_px - ImGui::GetCursorPosX() : ImGui::GetContentRegionAvail().x,
        1.0F);
    float const line_px = ImGui::GetFontSize();
    float const top = at.y;
    std::size_t lines = 0;
    for (; lines < fold.shown() && (!text.empty() || lines == 0); ++lines) {
        std::size_t const size = line_size(text, width_px);
        if (ImGui::IsRectVisible(at, {at.x + width_px, at.y + line_px})) {
            std::string_view const line = text.substr(0, size);
            ImGui::GetWindowDrawList()->AddText(at, ImGui::GetColorU32(ImGuiCol_Text), line.data(),
                                                line.data() + line.size());
            context.typed.shown += line;
        }
        at.y += line_px;
        remove_line(text, size);
    }
    ImGui::Dummy({width_px, at.y - top});
    fold.draw_more(context, !text.empty());
}

std::string cut_text(std::string_view text, std::size_t most_letters) {
    std::size_t const end = end_of_letters(text, most_letters);
    return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

std::string one_line(std::string_view text, std::size_t most_letters) {
    std::string line = cut_text(text, most_letters);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; },
        ' ');
    return line;
}

std::string fitted_line(std::string_view text, float width_px) {
    std::string line = one_line(text);
    auto const bytes_within = [&](float room_px) {
        char const* end = nullptr;
        ImGui::GetFont()->CalcTextSizeA(ImGui::GetFontSize(), room_px, 0, line.data(),
                                        line.data() + line.size(), &end);
        return static_cast<std::size_t>(end - line.data());
    };
    if (bytes_within(width_px) < line.size()) {
        line.resize(bytes_within(width_px - ImGui::CalcTextSize("…").x));
        line += "…";
    }
    return line;
}

void long_tooltip(PanelContext const& context, std::string_view text) {
    constexpr std::size_t most_letters = 500;
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(context.px(480));
    ImGui::TextUnformatted(cut_text(text, most_letters).c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

}  // namespace gatepost
