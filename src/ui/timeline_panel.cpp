#include "ui/covered.hpp"
#include "ui/icons.hpp"
#include "ui/keymap.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/pane.hpp"
#include "ui/panels.hpp"
#include "ui/text_field.hpp"
#include "ui/timeline_axis.hpp"
#include "words/locale_format.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <array>
#include <utility>

namespace gatepost {

namespace {

constexpr std::array<Word, 3> mode_words{Word::time_mode_range, Word::time_mode_instant,
                                         Word::time_mode_cumulative};
constexpr std::array<Word, 4> move_words{Word::time_step_day, Word::time_step_month, Word::time_step_year,
                                         Word::time_step_event};
constexpr std::array<Word, 3> undated_words{Word::undated_pale, Word::undated_shown, Word::undated_hidden};
constexpr std::array<double, 6> speeds{0.5, 1, 2, 5, 10, 20};

class TimelineControls {
  public:
    TimelineControls(PanelContext const& context, TimelineModel const& model)
        : m_context(context), m_model(model), m_state(context.typed.timeline), m_choice(model.choice) {}

    void draw() {
        draw_buttons();
        draw_choices();
        draw_range_field();
        draw_counts();
        if (!(m_choice == m_model.choice)) {
            send(ChooseTimeline{m_choice});
        }
    }

  private:
    template <class Asked>
    void send(Asked const& asked) const {
        m_context.commands.emplace_back(TimelineCommand{asked});
    }
    [[nodiscard]] static float room() { return ImGui::GetContentRegionAvail().x; }
    [[nodiscard]] bool has_room(double logical_px) const { return room() > m_context.px(logical_px); }

    /// A button with an icon; its tooltip names it and its key.
    bool button(char const* icon, Word title) const {
        std::string const label = fmt::format("{}##{}", icon, static_cast<int>(title));
        bool const was_pressed = ImGui::Button(label.c_str());
        if (ImGui::IsItemHovered()) {
            std::string const keys = keys_for(title);
            ImGui::SetTooltip("%s%s%s", m_context.say(title), keys.empty() ? "" : "   ", keys.c_str());
        }
        ImGui::SameLine(0, m_context.px(2));
        return was_pressed;
    }

    void draw_buttons() const {
        if (button(icons::previous, Word::time_back)) {
            send(MoveTime{-1});
        }
        bool const is_playing = m_model.is_playing;
        if (button(is_playing ? icons::pause : icons::play,
                   is_playing ? Word::pause_time : Word::play_time)) {
            send(PlayTime{!is_playing});
        }
        if (button(icons::next, Word::time_forward)) {
            send(MoveTime{1});
        }
    }

    /// A choice among words, as wide as the longest of them.
    template <std::size_t size>
    std::size_t choice(char const* id, std::array<Word, size> const& words, std::size_t chosen) const {
        float widest = 0;
        for (Word const word : words) {
            widest = std::max(widest, ImGui::CalcTextSize(m_context.say(word)).x);
        }
        ImGui::SetNextItemWidth(widest + m_context.px(34));
        if (ImGui::BeginCombo(id, m_context.say(words[chosen]))) {
            for (std::size_t i = 0; i < size; ++i) {
                if (ImGui::Selectable(m_context.say(words[i]), i == chosen)) {
                    chosen = i;
                }
            }
            ImGui::EndCombo();
        }
        ImGui::SameLine(0, m_context.px(6));
        return chosen;
    }

    [[nodiscard]] std::string speed_text(double speed) const {
        return m_context.say(Word::time_speed,
                             decimal_in(fmt::format("{:g}", speed), m_context.model.locale));
    }

    void draw_choices() {
        constexpr double choices_px = 480;
        if (!has_room(choices_px)) {
            return;
        }
        m_choice.mode =
            static_cast<TimeMode>(choice("##mode", mode_words, static_cast<std::size_t>(m_choice.mode)));
        m_choice.move =
            static_cast<TimeMove>(choice("##move", move_words, static_cast<std::size_t>(m_choice.move)));
        constexpr double speed_px = 560;
        if (!has_room(speed_px)) {
            return;
        }
        ImGui::SetNextItemWidth(ImGui::CalcTextSize(speed_text(speeds[0]).c_str()).x + m_context.px(34));
        if (ImGui::BeginCombo("##speed", speed_text(m_choice.moves_per_s).c_str())) {
            for (double const speed : speeds) {
                if (ImGui::Selectable(speed_text(speed).c_str(), speed == m_choice.moves_per_s)) {
                    m_choice.moves_per_s = speed;
                }
            }
            ImGui::EndCombo();
        }
        ImGui::SameLine(0, m_context.px(6));
        ImGui::Checkbox(m_context.say(Word::time_loop), &m_choice.loops);
        ImGui::SameLine(0, m_context.px(6));
    }

    /// One date where both ends are the same.
    [[nodiscard]] std::string shown_text() const {
        std::string text = time_range_text(m_model.filter.range);
        std::size_t const slash = text.find('/');
        return text.substr(0, slash) == text.substr(slash + 1) ? text.substr(0, slash) : text;
    }

    void draw_range_field() {
        constexpr double field_px = 190;
        if (!m_state.is_typed && !m_state.is_text_bad) {
            put_text(m_state.text, m_model.filter.is_off() ? "" : shown_text());
        }
        if (m_state.is_text_bad) {
            ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().warning));
        }
        if (std::exchange(m_state.wants_keys, false)) {
            ImGui::SetKeyboardFocusHere();
        }
        ImGui::SetNextItemWidth(std::min(m_context.px(field_px), room() - m_context.px(30)));
        bool const is_entered = text_field(m_context, "##range", m_context.say(Word::all_times), m_state.text,
                                           ImGuiInputTextFlags_EnterReturnsTrue);
        if (m_state.is_text_bad) {
            ImGui::PopStyleColor();
        }
        bool const is_changed = ImGui::IsItemEdited();
        m_state.is_typed = ImGui::IsItemActive();
        if (ImGui::IsItemHovered()) {
            ImGui::SetTooltip("2017, 2014-03/2019-05-07, 2019/..");
        }
        m_state.is_text_bad = m_state.is_text_bad && !is_changed;
        if (is_entered) {
            std::string_view const text = m_state.text.data();
            auto const range = text.empty() ? std::optional(TimeRange{}) : parse_time_range(text);
            m_state.is_text_bad = !range;
            if (!range) {  // it is to be mended: the keys stay here
                m_state.wants_keys = true;
                m_context.typed.keyboard.wanted = Pane::timeline;
            }
            if (range && range->is_all()) {
                show_all_times();
            } else if (range) {
                send(SetTimeRange{*range});
            }
        }
        ImGui::SameLine(0, m_context.px(2));
        if (!m_model.filter.is_off() && button(icons::close, Word::all_times)) {
            m_state.is_text_bad = false;
            show_all_times();
        }
    }

    void show_all_times() const {
        send(PlayTime{false});
        m_context.commands.emplace_back(Change{SetTime{{{}, m_model.filter.undated}}});
    }

    /// How many there are, and what becomes of what has no date.
    void draw_counts() const {
        TimelineModel const& model = m_model;
        std::string text =
            model.filter.is_off()
                ? m_context.say(Word::time_dated, model.certain, model.undated)
                : m_context.say(Word::time_counts, model.certain, model.possible, model.undated);
        if (model.misread > 0) {
            text += "   " + m_context.say(Word::time_misread, model.misread);
        }
        ImGui::SameLine(0, m_context.px(8));
        float widest = 0;
        for (Word const word : undated_words) {
            widest = std::max(widest, ImGui::CalcTextSize(m_context.say(word)).x);
        }
        float const choice_px = widest + m_context.px(34 + 12);
        bool const has_choice = model.undated > 0 && room() > choice_px + m_context.px(120);
        float const text_px = room() - (has_choice ? choice_px : 0) - m_context.px(30);
        constexpr double least_text_px = 60;  // of less nobody reads anything
        std::string const shown =
            text_px > m_context.px(least_text_px) ? fitted_line(m_context, text, text_px) : std::string();
        ImGui::TextDisabled("%s", shown.c_str());
        if (ImGui::IsItemHovered()) {
            ImGui::SetTooltip("%s", text.c_str());
        }
        if (has_choice) {
            ImGui::SameLine(ImGui::GetWindowWidth() - choice_px - m_context.px(34));
            auto const chosen = static_cast<Undated>(
                choice("##undated", undated_words, static_cast<std::size_t>(model.filter.undated)));
            if (chosen != model.filter.undated) {
                m_context.commands.emplace_back(Change{SetTime{{model.filter.range, chosen}}});
            }
        }
        ImGui::SameLine(ImGui::GetWindowWidth() - m_context.px(30));
        if (button(icons::close, Word::toggle_timeline)) {
            send(ToggleTimeline{});
        }
        ImGui::NewLine();
    }

    PanelContext const& m_context;
    TimelineModel const& m_model;
    TimelineState& m_state;
    TimelineChoice m_choice;
};

/// The arrows move it only while it has the keyboard; else they move the map.
void take_keys(PanelContext const& context) {
    bool const has_keys = context.typed.keyboard.pane == Pane::timeline && !ImGui::IsAnyItemActive();
    for (auto const& [key, direction] :
         {std::pair{ImGuiKey_LeftArrow, -1}, std::pair{ImGuiKey_RightArrow, 1}}) {
        if (has_keys && ImGui::IsKeyPressed(ImGui::GetKeyIndex(key))) {
            context.commands.emplace_back(TimelineCommand{MoveTime{direction}});
        }
    }
}

}  // namespace

void draw_timeline(PanelContext const& context) {
    if (!context.model.timeline) {
        return;
    }
    TimelineModel const& model = *context.model.timeline;
    Box const place = context.layout.timeline();
    ImGui::SetNextWindowPos(context.px(Point{place.min_x, place.min_y}));
    ImGui::SetNextWindowSize(context.px(Point{place.width(), place.height()}));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(8), context.px(5)});
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoScrollbar |
                                       ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoFocusOnAppearing |
                                       ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNavInputs;
    if (ImGui::Begin("Timeline", nullptr, flags)) {
        mark_pane(context, Pane::timeline);
        note_covered(context);
        take_keys(context);
        ImGui::PushFont(context.fonts.small());
        TimelineControls(context, model).draw();
        ImGui::PopFont();
        draw_timeline_axis(context, model);
    }
    ImGui::End();
    ImGui::PopStyleVar(2);
}

}  // namespace gatepost
