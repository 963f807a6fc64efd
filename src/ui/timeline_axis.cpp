#include "ui/timeline_axis.hpp"

#include "table/calendar.hpp"
#include "ui/palette.hpp"
#include "words/locale_format.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

using Drag = TimelineState::Drag;

constexpr double rail_px = 9;     // with the handles, above the bars
constexpr double labels_px = 16;  // dates, below them
constexpr double reach_px = 7;    // of a handle
constexpr double least_move_px = 3;
constexpr double least_axis_ms = 60'000.0 * 60;

/// The beginning of a step as people write it, as short as its unit.
std::string step_label(std::int64_t time_ms, TimeStep step, Locale locale) {
    CivilDate const date = civil_date(day_of(time_ms));
    if (date.year < 0) {
        return fmt::format("{}", date.year);
    }
    if (step.unit == TimeUnit::year) {
        return fmt::format("{}", date.year);
    }
    if (step.unit == TimeUnit::month) {
        return date_in(fmt::format("{:04}-{:02}", date.year, date.month), locale);
    }
    if (step.unit == TimeUnit::day) {
        return date_in(fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day), locale);
    }
    constexpr std::int64_t ms_per_minute = 60'000;
    std::int64_t const minutes = (time_ms - day_of(time_ms) * ms_per_day) / ms_per_minute;
    return fmt::format("{:02}:{:02} UTC", minutes / 60, minutes % 60);
}

class AxisDrawing {
  public:
    AxisDrawing(PanelContext const& context, TimelineModel const& model)
        : m_context(context),
          m_model(model),
          m_state(context.typed.timeline),
          m_list(ImGui::GetWindowDrawList()),
          m_low(ImGui::GetCursorScreenPos()),
          m_size(ImGui::GetContentRegionAvail()) {}

    void draw() {
        ImGui::InvisibleButton("##axis", {std::max(m_size.x, 1.0F), std::max(m_size.y, 1.0F)});
        take_input();
        draw_bars();
        draw_range();
        draw_labels();
    }

  private:
    [[nodiscard]] double length_ms() const {
        return static_cast<double>(m_model.shown.end_ms) - static_cast<double>(m_model.shown.begin_ms);
    }
    /// From the left edge, in framebuffer pixels; bounded, so that open ends can be drawn.
    [[nodiscard]] float x_of(std::int64_t time_ms) const {
        double const part =
            (static_cast<double>(time_ms) - static_cast<double>(m_model.shown.begin_ms)) / length_ms();
        return m_low.x + static_cast<float>(std::clamp(part, -1.0, 2.0)) * m_size.x;
    }
    [[nodiscard]] std::int64_t time_at(float x) const {
        return m_model.shown.begin_ms +
               static_cast<std::int64_t>(static_cast<double>((x - m_low.x) / m_size.x) * length_ms());
    }
    /// The nearest edge of a step: nobody hits a midnight by hand.
    [[nodiscard]] std::int64_t snapped(std::int64_t time_ms) const {
        auto const& edges = m_model.histogram->axis.edges_ms;
        auto const above = std::lower_bound(edges.begin(), edges.end(), time_ms);
        if (above == edges.begin() || above == edges.end()) {
            return edges.empty() ? time_ms : above == edges.end() ? edges.back() : edges.front();
        }
        return *above - time_ms < time_ms - *(above - 1) ? *above : *(above - 1);
    }
    [[nodiscard]] float top() const { return m_low.y + m_context.px(rail_px); }
    [[nodiscard]] float floor() const { return m_low.y + m_size.y - m_context.px(labels_px); }
    [[nodiscard]] bool has_range() const { return !m_model.filter.is_off(); }

    void take_input() {
        ImGuiIO const& io = ImGui::GetIO();
        if (ImGui::IsItemHovered()) {
            if (io.MouseWheel != 0) {
                zoom(io.MousePos.x, io.MouseWheel);
            }
            Drag const under = drag_at(io.MousePos);
            if (under == Drag::begin || under == Drag::end) {
                ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
            }
            tell_step(io.MousePos.x);
            if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
                m_context.commands.emplace_back(TimelineCommand{ShowTimes{}});
            }
        }
        if (ImGui::IsItemActivated()) {
            m_state.drag = drag_at(io.MousePos);
            m_state.grabbed_px = static_cast<double>(io.MousePos.x);
            m_state.has_moved = false;
            m_state.grabbed_range = m_model.filter.range;
            m_state.grabbed_shown = m_model.shown;
        }
        if (ImGui::IsItemActive()) {
            follow(io.MousePos.x);
        } else if (ImGui::IsItemDeactivated()) {
            if (m_state.drag == Drag::axis && !m_state.has_moved) {
                click(io.MousePos.x);
            }
            m_state.drag = Drag::none;
        }
    }

    [[nodiscard]] Drag drag_at(ImVec2 mouse) const {
        if (has_range()) {
            float const reach = m_context.px(reach_px);
            TimeRange const range = m_model.filter.range;
            float const to_begin = std::abs(mouse.x - x_of(range.begin_ms));
            float const to_end = std::abs(mouse.x - x_of(range.end_ms));
            bool const may_begin = range.begin_ms != time_min_ms && m_model.choice.mode == TimeMode::range;
            bool const may_end = range.end_ms != time_max_ms && m_model.choice.mode != TimeMode::instant;
            if (may_end && to_end <= reach && (!may_begin || to_end <= to_begin)) {
                return Drag::end;
            }
            if (may_begin && to_begin <= reach) {
                return Drag::begin;
            }
            if (mouse.y < top() && mouse.x > x_of(range.begin_ms) && mouse.x < x_of(range.end_ms)) {
                return Drag::body;
            }
        }
        return Drag::axis;
    }

    void follow(float x) {
        if (std::abs(static_cast<double>(x) - m_state.grabbed_px) <= least_move_px && !m_state.has_moved) {
            return;  // a press alone moves nothing
        }
        m_state.has_moved = true;
        TimeRange range = m_state.grabbed_range;
        switch (m_state.drag) {
            case Drag::begin:
                range.begin_ms = std::min(snapped(time_at(x)), snapped_before(range.end_ms));
                break;
            case Drag::end:
                range.end_ms = std::max(snapped(time_at(x)), snapped_after(range.begin_ms));
                break;
            case Drag::body: {
                std::int64_t const by_ms = time_at(x) - time_at(static_cast<float>(m_state.grabbed_px));
                if (range.begin_ms == time_min_ms) {  // then the end alone moves
                    range.end_ms = range.end_ms == time_max_ms ? time_max_ms : snapped(range.end_ms + by_ms);
                    break;
                }
                std::int64_t const begin_ms = snapped(range.begin_ms + by_ms);
                range.end_ms =
                    range.end_ms == time_max_ms ? time_max_ms : range.end_ms + (begin_ms - range.begin_ms);
                range.begin_ms = begin_ms;
                break;
            }
            case Drag::axis: pan(x); return;
            case Drag::none: return;
        }
        if (range != m_model.filter.range) {
            m_context.commands.emplace_back(TimelineCommand{SetTimeRange{range}});
        }
    }
    [[nodiscard]] std::int64_t snapped_before(std::int64_t time_ms) const {
        return time_ms == time_max_ms ? time_ms : begin_of_step(time_ms - 1, m_model.histogram->axis.step);
    }
    [[nodiscard]] std::int64_t snapped_after(std::int64_t time_ms) const {
        return time_ms == time_min_ms ? time_ms : next_step(time_ms, m_model.histogram->axis.step);
    }

    void pan(float x) {
        double const by = (static_cast<double>(x) - m_state.grabbed_px) / static_cast<double>(m_size.x);
        auto const by_ms = static_cast<std::int64_t>(by * length_ms());
        TimeRange const shown{m_state.grabbed_shown.begin_ms - by_ms, m_state.grabbed_shown.end_ms - by_ms};
        bool const sees_any =
            shown.begin_ms < m_model.extent.end_ms && shown.end_ms > m_model.extent.begin_ms;
        if (sees_any && shown != m_model.shown) {
            m_context.commands.emplace_back(TimelineCommand{ShowTimes{shown}});
        }
    }

    /// Chooses the step that was clicked.
    void click(float x) {
        TimeStep const step = m_model.histogram->axis.step;
        std::int64_t const at_ms = time_at(x);
        m_context.commands.emplace_back(
            TimelineCommand{SetTimeRange{{begin_of_step(at_ms, step), next_step(at_ms, step)}}});
    }

    void zoom(float x, float wheel) {
        double const factor = std::pow(0.8, static_cast<double>(wheel));
        double const most_ms =
            1.2 * (static_cast<double>(m_model.extent.end_ms) - static_cast<double>(m_model.extent.begin_ms));
        double const length = std::clamp(length_ms() * factor, std::min(least_axis_ms, most_ms),
                                         std::max(most_ms, least_axis_ms));
        auto const part = static_cast<double>((x - m_low.x) / m_size.x);
        auto const begin_ms = static_cast<std::int64_t>(static_cast<double>(m_model.shown.begin_ms) +
                                                        part * (length_ms() - length));
        m_context.commands.emplace_back(
            TimelineCommand{ShowTimes{TimeRange{begin_ms, begin_ms + static_cast<std::int64_t>(length)}}});
    }

    /// What the step under the pointer is, and how many there were in it.
    void tell_step(float x) const {
        TimeHistogram const& histogram = *m_model.histogram;
        auto const& edges = histogram.axis.edges_ms;
        auto const above = std::upper_bound(edges.begin(), edges.end(), time_at(x));
        if (m_state.drag != Drag::none || above == edges.begin() || above == edges.end()) {
            return;
        }
        auto const step = static_cast<std::size_t>(above - edges.begin() - 1);
        double certain = 0;
        double possible = 0;
        for (TimeHistogram::Bars const& bars : histogram.layers) {
            certain += static_cast<double>(bars.counts.certain[step]);
            possible += static_cast<double>(bars.counts.possible[step]);
        }
        std::string text = step_label(edges[step], histogram.axis.step, m_context.model.locale);
        text += fmt::format("   {:.0f}", certain);
        if (possible > 0) {
            text += fmt::format(" + {:.1f}?", possible);
        }
        ImGui::SetTooltip("%s", text.c_str());
    }

    void draw_bars() const {
        TimeHistogram const& histogram = *m_model.histogram;
        if (histogram.most <= 0) {
            return;
        }
        auto const height = static_cast<double>(floor() - top());
        m_list->PushClipRect(m_low, {m_low.x + m_size.x, m_low.y + m_size.y}, true);
        for (std::size_t step = 0; step < histogram.axis.size(); ++step) {
            float const left = x_of(histogram.axis.edges_ms[step]);
            float const right = std::max(x_of(histogram.axis.edges_ms[step + 1]) - m_context.px(1), left + 1);
            auto base = static_cast<double>(floor());
            auto const add = [&](float count, Colour colour) {
                double const tall = static_cast<double>(count) / histogram.most * height;
                if (tall > 0) {
                    m_list->AddRectFilled({left, static_cast<float>(base - tall)},
                                          {right, static_cast<float>(base)}, palette::packed(colour));
                }
                base -= tall;
            };
            // What is sure below, what is possible above it and pale.
            for (TimeHistogram::Bars const& bars : histogram.layers) {
                add(bars.counts.certain[step], bars.colour);
            }
            for (TimeHistogram::Bars const& bars : histogram.layers) {
                constexpr double faint = 0.4;
                add(bars.counts.possible[step], bars.colour.with_alpha(faint));
            }
        }
        m_list->AddLine({m_low.x, floor()}, {m_low.x + m_size.x, floor()},
                        palette::packed(palette::colours().line), m_context.px(1));
        m_list->PopClipRect();
    }

    /// What lies outside stands back; the range has a rail with a handle at each end.
    void draw_range() const {
        if (!has_range()) {
            return;
        }
        TimeRange const range = m_model.filter.range;
        float const left = std::clamp(x_of(range.begin_ms), m_low.x, m_low.x + m_size.x);
        float const right = std::clamp(x_of(range.end_ms), m_low.x, m_low.x + m_size.x);
        ImU32 const veil = palette::packed(palette::colours().paper.with_alpha(0.72));
        m_list->AddRectFilled({m_low.x, top()}, {left, floor()}, veil);
        m_list->AddRectFilled({right, top()}, {m_low.x + m_size.x, floor()}, veil);
        ImU32 const accent = palette::packed(palette::colours().accent);
        float const rail = m_low.y + m_context.px(rail_px / 2);
        m_list->AddRectFilled({left, rail - m_context.px(2)},
                              {std::max(right, left + 2), rail + m_context.px(2)}, accent, m_context.px(2));
        bool const is_instant = m_model.choice.mode == TimeMode::instant;
        for (auto const& [time_ms, x] : {std::pair{range.begin_ms, left}, std::pair{range.end_ms, right}}) {
            bool const is_open = time_ms == time_min_ms || time_ms == time_max_ms;
            bool const is_outside = x_of(time_ms) < m_low.x - 1 || x_of(time_ms) > m_low.x + m_size.x + 1;
            if (!is_open && !is_outside) {
                m_list->AddLine({x, rail}, {x, floor()}, accent, m_context.px(1.5));
            }
            if (!is_open && !is_outside && !is_instant) {
                m_list->AddCircleFilled({x, rail}, m_context.px(5), accent);
                m_list->AddCircleFilled({x, rail}, m_context.px(2.5),
                                        palette::packed(palette::colours().paper));
            }
        }
    }

    void draw_labels() const {
        constexpr double least_label_px = 92;
        auto const most = static_cast<std::size_t>(
            std::max(static_cast<double>(m_size.x) / m_context.px(least_label_px), 3.0));
        TimeAxis const axis = time_axis(m_model.shown, most);
        ImGui::PushFont(m_context.fonts.small());
        float end = m_low.x;
        for (std::size_t i = 0; i < axis.size(); ++i) {
            std::string const text = step_label(axis.edges_ms[i], axis.step, m_context.model.locale);
            float const width = ImGui::CalcTextSize(text.c_str()).x;
            float const x = x_of(axis.edges_ms[i]);
            bool const fits = x >= end && x + width <= m_low.x + m_size.x;
            if (fits) {
                m_list->AddLine({x, floor()}, {x, floor() + m_context.px(4)},
                                palette::packed(palette::colours().line), m_context.px(1));
                m_list->AddText({x + m_context.px(3), floor() + m_context.px(1)},
                                palette::packed(palette::colours().quiet_ink), text.c_str());
                end = x + width + m_context.px(10);
            }
        }
        ImGui::PopFont();
    }

    PanelContext const& m_context;
    TimelineModel const& m_model;
    TimelineState& m_state;
    ImDrawList* m_list;
    ImVec2 m_low;
    ImVec2 m_size;
};

}  // namespace

void draw_timeline_axis(PanelContext const& context, TimelineModel const& model) {
    AxisDrawing(context, model).draw();
}

}  // namespace gatepost
