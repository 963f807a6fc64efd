#include "ui/long_text.hpp"

#include "base/utf8.hpp"
#include "text/line_break.hpp"
#include "ui/palette.hpp"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

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

/// As much of the text as one line could hold, of its first paragraph.
std::string_view room_of(std::string_view text) {
    constexpr std::size_t most_letters = 500;  // letters of no width never fill a line
    std::string_view const room = text.substr(0, end_of_letters(text, most_letters));
    return room.substr(0, std::min(room.find('\n'), room.size()));
}

float plain_width(char32_t c) {
    ImFont const* const font = ImGui::GetFont();
    return font->GetCharAdvance(static_cast<ImWchar>(c)) * ImGui::GetFontSize() / font->FontSize;
}

/// How many bytes of the text stand in its first line.
std::size_t line_size(std::string_view text, float width_px) {
    std::string_view const line = room_of(text);
    return line.empty() ? 0 : first_line_bytes(line, width_px, [](char32_t c, std::size_t /*byte*/) {
        return plain_width(c);
    });
}

/// The same for letters that were set; marks and other characters within a letter have no width of their own.
std::size_t line_size(SetLine const& set, std::string_view line, float width_px) {
    auto letter = set.letters.begin();
    return first_line_bytes(line, width_px, [&](char32_t /*c*/, std::size_t byte) {
        letter = std::find_if(letter, set.letters.end(), [&](auto const& one) { return one.byte >= byte; });
        return letter != set.letters.end() && letter->byte == byte ? letter->width_px : 0.0F;
    });
}

/// Takes a line's text away, and what parts it from the next: blanks, or an end of line. True for the latter.
bool remove_line(std::string_view& text, std::size_t size) {
    text.remove_prefix(size);
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    bool const is_end_of_paragraph = text.starts_with('\n');
    text.remove_prefix(is_end_of_paragraph ? 1 : 0);
    return is_end_of_paragraph;
}

}  // namespace

Fold::Fold(char const* id, std::size_t first_few)
    : m_id(id),
      m_first_few(first_few),
      m_shown(static_cast<std::size_t>(
          ImGui::GetStateStorage()->GetInt(ImGui::GetID(id), static_cast<int>(first_few)))) {}

void Fold::draw_more(PanelContext const& context, bool has_more) {
    if (!has_more && m_shown <= m_first_few) {
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

namespace {

/// One line of a long text: drawn, and taken away from it.
class LongTextLine {
  public:
    LongTextLine(PanelContext const& context, std::string_view text, float width_px, LineDirection direction)
        : m_context(context), m_width_px(width_px) {
        std::string_view const room = room_of(text);
        if (direction != LineDirection::right_to_left && !context.fonts.must_set(room)) {
            m_line = text.substr(0, line_size(text, width_px));
            return;
        }
        m_line = text.substr(
            0, room.empty() ? 0 : line_size(context.fonts.measure(room, direction), room, width_px));
        m_set = &context.fonts.measure(without_blanks(m_line), direction);
        m_direction = direction;
    }
    [[nodiscard]] std::size_t bytes() const { return m_line.size(); }
    /// Which way the rest of the paragraph runs.
    [[nodiscard]] LineDirection direction() const {
        return m_set != nullptr && m_set->is_right_to_left ? LineDirection::right_to_left
                                                           : LineDirection::left_to_right;
    }
    [[nodiscard]] float height_px() const {
        return ImGui::GetFontSize() + (m_set != nullptr ? m_set->above_px + m_set->below_px : 0);
    }
    [[nodiscard]] WrappedLine wrapped() const {
        std::string_view const line = without_blanks(m_line);
        if (m_set == nullptr) {
            std::string plain{line};
            float const width_px =
                ImGui::GetFont()->CalcTextSizeA(ImGui::GetFontSize(), FLT_MAX, 0, plain.c_str()).x;
            return {std::move(plain), width_px, 0, height_px(), false};
        }
        return {m_context.fonts.set(line, m_direction).shown, m_set->width_px, m_set->above_px, height_px(),
                m_set->is_right_to_left};
    }
    void draw(ImVec2 at) const {
        std::string_view shown = m_line;
        if (m_set != nullptr) {
            shown = m_context.fonts.set(without_blanks(m_line), m_direction).shown;
            at.y += m_set->above_px;
            at.x += m_set->is_right_to_left ? std::max(std::floor(m_width_px - m_set->width_px), 0.0F) : 0;
        }
        ImGui::GetWindowDrawList()->AddText(at, ImGui::GetColorU32(ImGuiCol_Text), shown.data(),
                                            shown.data() + shown.size());
        m_context.typed.shown += m_line;
    }

  private:
    static std::string_view without_blanks(std::string_view line) {
        while (!line.empty() && is_blank(line.back())) {
            line.remove_suffix(1);
        }
        return line;
    }
    PanelContext const& m_context;
    float m_width_px;
    std::string_view m_line;
    SetLine const* m_set = nullptr;  // its measures; none: ImGui sets it
    LineDirection m_direction = LineDirection::by_first_letter;
};

}  // namespace

void draw_long_text(PanelContext const& context, char const* id, std::string_view text,
                    LongTextShape const& shape) {
    Fold fold(id, shape.first_lines);
    ImVec2 at = ImGui::GetCursorScreenPos();
    float const width_px = std::max(
        shape.wrap_x_px > 0 ? shape.wrap_x_px - ImGui::GetCursorPosX() : ImGui::GetContentRegionAvail().x,
        1.0F);
    float const top = at.y;
    auto direction = LineDirection::by_first_letter;
    std::size_t lines = 0;
    for (; lines < fold.shown() && (!text.empty() || lines == 0); ++lines) {
        LongTextLine const line(context, text, width_px, direction);
        if (ImGui::IsRectVisible(at, {at.x + width_px, at.y + line.height_px()})) {
            line.draw(at);
        }
        at.y += line.height_px();
        direction = remove_line(text, line.bytes()) ? LineDirection::by_first_letter : line.direction();
    }
    ImGui::Dummy({width_px, at.y - top});
    fold.draw_more(context, !text.empty());
}

std::vector<WrappedLine> wrapped_lines(PanelContext const& context, std::string_view text, float width_px,
                                       std::size_t most_lines) {
    std::vector<WrappedLine> lines;
    auto direction = LineDirection::by_first_letter;
    while (lines.size() < most_lines && !text.empty()) {
        LongTextLine const line(context, text, width_px, direction);
        lines.push_back(line.wrapped());
        direction = remove_line(text, line.bytes()) ? LineDirection::by_first_letter : line.direction();
    }
    return lines;
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

std::string set_text(PanelContext const& context, std::string_view text) {
    return context.fonts.must_set(text) ? context.fonts.set(text).shown : std::string(text);
}

std::string widget_label(PanelContext const& context, std::string_view text, char const* id,
                         std::size_t most_letters) {
    return set_text(context, one_line(text, most_letters)) + "###" + id;
}

namespace {

/// As many letters of a line that must be set as have room, with an ellipsis.
std::string fitted_set_line(PanelContext const& context, std::string_view line, float width_px) {
    SetLine const& whole = context.fonts.measure(line);
    if (whole.width_px <= width_px) {
        return context.fonts.set(line).shown;
    }
    float room_px = width_px - ImGui::CalcTextSize("…").x;
    auto const first_out =
        std::find_if(whole.letters.begin(), whole.letters.end(),
                     [&](SetLine::Letter const& letter) { return (room_px -= letter.width_px) < 0; });
    std::size_t const end = first_out == whole.letters.end() ? line.size() : first_out->byte;
    auto const direction =
        whole.is_right_to_left ? LineDirection::right_to_left : LineDirection::left_to_right;
    return context.fonts.set(std::string(line.substr(0, end)) + "…", direction).shown;
}

}  // namespace

std::string fitted_line(PanelContext const& context, std::string_view text, float width_px) {
    std::string line = one_line(text);
    if (context.fonts.must_set(line)) {
        return fitted_set_line(context, line, width_px);
    }
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
    std::string const beginning = cut_text(text, most_letters);
    ImGui::BeginTooltip();
    if (context.fonts.must_set(beginning)) {
        float const room_px = std::ceil(context.fonts.measure(beginning).width_px) + ImGui::GetCursorPosX();
        draw_long_text(context, "tooltip", beginning, {most_letters, std::min(room_px, context.px(480))});
    } else {
        ImGui::PushTextWrapPos(context.px(480));
        ImGui::TextUnformatted(beginning.c_str());
        ImGui::PopTextWrapPos();
    }
    ImGui::EndTooltip();
}

}  // namespace gatepost
