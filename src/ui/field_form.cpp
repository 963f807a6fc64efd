#include "ui/field_form.hpp"

#include "style/sequential_ramp.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"

#include <imgui.h>

#include <algorithm>

namespace gatepost {

namespace {

void draw_field_choice(PanelContext const& context, Layer const& layer) {
    begin_form_row(context, Word::colour_by);
    std::string const& field = layer.style.class_field;
    std::string const shown =
        field.empty() ? context.say(Word::one_colour) : set_text(context, one_line(field));
    if (!ImGui::BeginCombo("##field", shown.c_str())) {
        return;
    }
    if (ImGui::Selectable(context.say(Word::one_colour), layer.style.classes.size() == 1)) {
        context.commands.emplace_back(StyleByField{layer.id, {}});
    }
    for (std::string const& other : layer.content->style_fields) {
        if (ImGui::Selectable(widget_label(context, other, other.c_str()).c_str(), field == other)) {
            context.commands.emplace_back(StyleByField{layer.id, {other}});
            context.typed.open_legends.insert(layer.id);
        }
    }
    ImGui::EndCombo();
}

/// How the numbers are cut: each value a class, or ranges by one of the methods.
void draw_breaks_choice(PanelContext const& context, Layer const& layer, FieldColouring& wanted) {
    constexpr std::array<Word, class_breaks_names.size()> words{Word::breaks_quantiles, Word::breaks_equal,
                                                                Word::breaks_natural};
    bool const is_by_value = layer.style.classing == Classing::values;
    auto const word_of = [&](ClassBreaks breaks) { return words[static_cast<std::size_t>(breaks)]; };
    begin_form_row(context, Word::colour_classes);
    Word const shown = is_by_value ? Word::breaks_values : word_of(wanted.grading->breaks);
    if (!ImGui::BeginCombo("##breaks", context.say(shown))) {
        return;
    }
    if (ImGui::Selectable(context.say(Word::breaks_values), is_by_value)) {
        wanted.classing = Classing::values;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const breaks = static_cast<ClassBreaks>(i);
        bool const is_chosen = !is_by_value && wanted.grading->breaks == breaks;
        if (ImGui::Selectable(context.say(words[i]), is_chosen)) {
            wanted.grading->breaks = breaks;
            wanted.classing = Classing::ranges;
        }
    }
    ImGui::EndCombo();
}

/// The ramp's colours side by side, as many as there are classes, in a box of ImGui's.
void draw_strip(Grading const& grading, Theme theme, ImVec2 at, ImVec2 size) {
    auto const count = static_cast<float>(grading.class_count);
    for (std::size_t i = 0; i < grading.class_count; ++i) {
        float const left = at.x + size.x * static_cast<float>(i) / count;
        float const right = at.x + size.x * static_cast<float>(i + 1) / count;
        ImGui::GetWindowDrawList()->AddRectFilled(
            {left, at.y}, {right, at.y + size.y},
            palette::packed(graded_colour(grading, i, grading.class_count, theme)));
    }
}

void draw_ramp_choice(PanelContext const& context, Grading& grading) {
    constexpr std::array<Word, sequential_ramp_names.size()> words{Word::ramp_viridis, Word::ramp_magma,
                                                                   Word::ramp_blues, Word::ramp_oranges};
    Theme const theme = context.model.document->theme();
    float const height = ImGui::GetTextLineHeight();
    float const strip = context.px(84);
    begin_form_row(context, Word::ramp);
    ImVec2 const combo = ImGui::GetCursorScreenPos();
    ImVec2 const padding = ImGui::GetStyle().FramePadding;
    if (ImGui::BeginCombo("##ramp", "")) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            Grading one = grading;
            one.ramp = static_cast<SequentialRamp>(i);
            ImVec2 const at = ImGui::GetCursorScreenPos();
            ImGui::PushID(static_cast<int>(i));
            if (ImGui::Selectable("##one", one.ramp == grading.ramp)) {
                grading = one;
            }
            ImGui::PopID();
            draw_strip(one, theme, at, {strip, height});
            ImGui::SameLine(strip + context.px(16));
            ImGui::TextUnformatted(context.say(words[i]));
        }
        ImGui::EndCombo();
    }
    draw_strip(grading, theme, {combo.x + padding.x, combo.y + padding.y}, {context.px(126), height});
    begin_form_row(context, Word::ramp_reversed);
    ImGui::Checkbox("##reversed", &grading.is_reversed);
}

void draw_grading(PanelContext const& context, Layer const& layer) {
    LayerStyle const& style = layer.style;
    auto const& numbers = layer.content->number_fields;
    bool const has_numbers = std::find(numbers.begin(), numbers.end(), style.class_field) != numbers.end();
    bool const is_given_by_hand = style.classing == Classing::ranges && !style.grading;
    if (!has_numbers || style.classing == Classing::rules || is_given_by_hand) {
        return;
    }
    FieldColouring wanted{style.class_field, style.classing, style.grading.value_or(Grading{}), false};
    FieldColouring const before = wanted;
    draw_breaks_choice(context, layer, wanted);
    if (before.classing == Classing::ranges) {
        auto count = static_cast<int>(wanted.grading->class_count);
        begin_form_row(context, Word::class_count);
        if (ImGui::SliderInt("##count", &count, fewest_graded_classes, most_graded_classes, "%d",
                             ImGuiSliderFlags_AlwaysClamp)) {
            wanted.grading->class_count = static_cast<std::size_t>(count);
        }
        draw_ramp_choice(context, *wanted.grading);
    }
    if (wanted.classing != before.classing || *wanted.grading != *before.grading) {
        context.commands.emplace_back(StyleByField{layer.id, wanted});
    }
}

}  // namespace

void begin_form_row(PanelContext const& context, Word word) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", context.say(word));
    ImGui::SameLine(context.px(form_label_px));
    ImGui::SetNextItemWidth(-1);
}

void draw_field_form(PanelContext const& context, Layer const& layer) {
    if (layer.group != LayerGroup::own || layer.content->style_fields.empty()) {
        return;
    }
    draw_field_choice(context, layer);
    draw_grading(context, layer);
}

}  // namespace gatepost
