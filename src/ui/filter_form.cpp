#include "base/boundary.hpp"
#include "map/legend.hpp"
#include "table/expression.hpp"
#include "table/table_order.hpp"
#include "ui/filter_condition.hpp"
#include "ui/form_window.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/panels.hpp"
#include "ui/text_field.hpp"
#include "words/digits.hpp"
#include "words/message_words.hpp"

#include <imgui.h>

#include <algorithm>

namespace gatepost {

namespace {

constexpr double form_width_px = 380;
constexpr double values_height_px = 220;

void forget_values(FilterFormState& state) {
    state.chosen.clear();
    state.has_without = false;
    state.before = state.text.data();  // what is ticked from now on is wanted besides that
    state.composed = state.before;
}

void apply(PanelContext const& context, Layer const& layer) {
    FilterFormState& state = context.typed.filter_form;
    std::string const condition = state.text.data();
    state.failure.clear();
    if (!condition.empty()) {
        auto const failure = failure_of("", [&] { static_cast<void>(Expression(condition)); });
        state.failure = failure ? message_in(context.model.locale, *failure) : "";
    }
    if (state.failure.empty() && condition != layer.condition) {
        context.commands.emplace_back(Change{SetFilter{layer.id, condition}});
        state.asked = condition;
    }
}

/// What undo, a map file or the command line made of the filter meanwhile; and another table.
void follow(PanelContext const& context, FilterFormState& state, Layer const& layer) {
    if (state.condition != layer.condition) {
        state.condition = layer.condition;
        if (state.asked != layer.condition) {
            put_text(state.text, layer.condition);
            state.failure.clear();
            forget_values(state);
        }
        state.asked = layer.condition;
    }
    // Values are chosen among all of them, not among those that the database let pass when some were chosen.
    bool const is_filtered = layer.table->part && !layer.table->part->condition.empty();
    if (state.table != layer.table && !(state.table && !state.field.empty() && is_filtered)) {
        state.table = layer.table;
        state.fields = fields_of(*layer.table);
        if (!state.field.empty()) {
            context.commands.emplace_back(CountValues{layer.id, state.field});
        }
    }
}

void draw_condition(PanelContext const& context, Layer const& layer) {
    FilterFormState& state = context.typed.filter_form;
    if (ImGui::IsWindowAppearing()) {
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(-1);
    if (text_field(context, "##condition", context.say(Word::filter_hint), state.text,
                   ImGuiInputTextFlags_EnterReturnsTrue)) {
        apply(context, layer);
    }
    if (!state.failure.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().warning));
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(set_text(context, state.failure).c_str());
        ImGui::PopTextWrapPos();
        ImGui::PopStyleColor();
    }
    std::size_t const left = layer.mask ? layer.mask->left : layer.table->size();
    ImGui::TextDisabled("%s",
                        context.say(Word::shown_of, grouped(left), grouped(layer.table->size())).c_str());
}

void choose_field(PanelContext const& context, Layer const& layer, std::string const& field) {
    FilterFormState& state = context.typed.filter_form;
    state.field = field;
    state.table = layer.table;
    forget_values(state);
    context.commands.emplace_back(CountValues{layer.id, field});
}

void draw_fields(PanelContext const& context, Layer const& layer) {
    FilterFormState const& state = context.typed.filter_form;
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(context.say(Word::filter_field));
    ImGui::SameLine(context.px(90));
    ImGui::SetNextItemWidth(-1);
    // Several fields may share a title, and conditions are written with names.
    auto const title_of = [&](std::string const& field) {
        std::string const title = layer.profile->given_title(field, context.model.locale);
        return one_line(title == field ? title : title + " · " + field);
    };
    std::string const shown = state.field.empty() ? "" : set_text(context, title_of(state.field));
    if (!ImGui::BeginCombo("##field", shown.c_str())) {
        return;
    }
    for (std::string const& field : state.fields) {
        if (ImGui::Selectable(widget_label(context, title_of(field), field.c_str()).c_str(),
                              field == state.field)) {
            choose_field(context, layer, field);
        }
    }
    ImGui::EndCombo();
}

/// One value with a box to tick and its count at the right. True if it was ticked or no longer is.
bool draw_value(PanelContext const& context, std::string const& text, char const* id, std::size_t count,
                bool& is_chosen) {
    bool const is_changed =
        ImGui::Checkbox(widget_label(context, one_line(text, 60), id).c_str(), &is_chosen);
    context.typed.shown += text.substr(0, 200);
    std::string const number = grouped(count);
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - ImGui::CalcTextSize(number.c_str()).x);
    ImGui::TextDisabled("%s", number.c_str());
    return is_changed;
}

void draw_values(PanelContext const& context, Layer const& layer) {
    FilterFormState& state = context.typed.filter_form;
    auto const& counts = context.model.value_counts;
    bool const is_of_field = counts && counts->table == state.table && counts->field == state.field;
    if (state.field.empty() || !is_of_field) {
        return;
    }
    if (state.composed != state.text.data()) {
        forget_values(state);  // it was written by hand since
    }
    bool is_changed = false;
    auto const rows = static_cast<float>(counts->values.size() + (counts->without > 0 ? 1 : 0));
    float const height = rows * ImGui::GetFrameHeightWithSpacing() + 2 * ImGui::GetStyle().WindowPadding.y;
    ImGui::BeginChild("values", {0, std::min(height, context.px(values_height_px))}, true);
    for (ValueCounts::Value const& value : counts->values) {
        bool is_chosen = state.chosen.contains(value.text);
        if (draw_value(context, layer.profile->value_title(state.field, value.text, context.model.locale),
                       value.text.c_str(), value.count, is_chosen)) {
            is_chosen ? static_cast<void>(state.chosen.insert(value.text))
                      : static_cast<void>(state.chosen.erase(value.text));
            is_changed = true;
        }
    }
    if (counts->without > 0) {
        is_changed = draw_value(context, context.say(Word::class_no_value), "##without", counts->without,
                                state.has_without) ||
                     is_changed;
    }
    ImGui::EndChild();
    if (counts->distinct > counts->values.size()) {
        ImGui::TextDisabled(
            "%s",
            context.say(Word::shown_of, grouped(counts->values.size()), grouped(counts->distinct)).c_str());
    }
    if (is_changed) {
        state.composed =
            both_conditions(state.before, condition_of_values(*counts, state.chosen, state.has_without));
        put_text(state.text, state.composed);
        apply(context, layer);
    }
}

void draw_buttons(PanelContext const& context, Layer const& layer) {
    FilterFormState& state = context.typed.filter_form;
    ImGui::PushStyleColor(ImGuiCol_Button, palette::floats(palette::colours().field));
    if (ImGui::Button(context.say(Word::apply_filter))) {
        apply(context, layer);
    }
    ImGui::SameLine();
    if (ImGui::Button(context.say(Word::clear_filter))) {
        put_text(state.text, "");
        forget_values(state);
        apply(context, layer);
    }
    ImGui::PopStyleColor();
}

}  // namespace

void draw_filter_form(PanelContext const& context) {
    FilterFormState& state = context.typed.filter_form;
    Document const& document = *context.model.document;
    if (!state.layer || !document.has_layer(*state.layer)) {
        state = {};
        return;
    }
    Layer const& layer = document.layer(*state.layer);
    if (layer.condition.size() >= state.text.size()) {  // longer than there is room for
        state = {};
        return;
    }
    follow(context, state, layer);
    std::string const title = widget_label(
        context, context.say(Word::filter_of, layer_title(layer, context.model.locale)), "filter form");
    bool const is_open = draw_form_window(context, title, Pane::filter_form, form_width_px, [&] {
        draw_condition(context, layer);
        draw_fields(context, layer);
        draw_values(context, layer);
        draw_buttons(context, layer);
    });
    if (!is_open) {
        state = {};
    }
}

}  // namespace gatepost
