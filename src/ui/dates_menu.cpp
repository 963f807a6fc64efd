#include "ui/dates_menu.hpp"

#include "table/table_order.hpp"
#include "ui/long_text.hpp"

#include <imgui.h>

#include <array>

namespace gatepost {

namespace {

constexpr std::size_t most_fields = 60;

/// A choice of one of the layer's fields; `none`: what stands for no field.
template <class Choose>
void draw_fields(PanelContext const& context, Layer const& layer, Word title, Word none,
                 std::string const& chosen, Choose choose) {
    if (!ImGui::BeginMenu(context.say(title))) {
        return;
    }
    if (ImGui::MenuItem(context.say(none), nullptr, chosen.empty())) {
        choose(std::string());
    }
    ImGui::Separator();
    std::size_t listed = 0;
    for (std::string const& field : fields_of(*layer.table)) {
        bool const is_chosen = field == chosen;
        if (listed++ < most_fields &&
            ImGui::MenuItem(widget_label(context, field, field.c_str()).c_str(), nullptr, is_chosen)) {
            choose(field);
        }
    }
    ImGui::EndMenu();
}

void draw_orders(PanelContext const& context, Layer const& layer) {
    constexpr std::array<Word, 3> words{Word::year_month_day, Word::day_month_year, Word::month_day_year};
    if (!layer.dates || !ImGui::BeginMenu(context.say(Word::date_order))) {
        return;
    }
    auto const choose = [&](std::optional<DateOrder> order) {
        DateFields dates = *layer.dates;
        dates.order = order;
        context.commands.emplace_back(Change{SetDates{layer.id, dates}});
    };
    if (ImGui::MenuItem(context.say(Word::dates_found), nullptr, !layer.dates->order)) {
        choose(std::nullopt);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const order = static_cast<DateOrder>(i);
        if (ImGui::MenuItem(context.say(words[i]), nullptr, layer.dates->order == order)) {
            choose(order);
        }
    }
    ImGui::EndMenu();
}

}  // namespace

void draw_dates_menu(PanelContext const& context, Layer const& layer) {
    if (!ImGui::BeginMenu(context.say(Word::dates_menu))) {
        return;
    }
    if (ImGui::MenuItem(context.say(Word::at_any_time), nullptr, layer.is_timeless)) {
        context.commands.emplace_back(Change{SetTimeless{layer.id, !layer.is_timeless}});
    }
    draw_fields(context, layer, Word::date_field, Word::dates_found, layer.dates ? layer.dates->start : "",
                [&](std::string const& field) {
                    DateFields dates = layer.dates.value_or(DateFields{});
                    dates.start = field;
                    context.commands.emplace_back(Change{
                        SetDates{layer.id, field.empty() ? std::nullopt : std::optional(std::move(dates))}});
                });
    if (layer.dates) {
        draw_fields(context, layer, Word::end_field, Word::no_end_field, layer.dates->end,
                    [&](std::string const& field) {
                        DateFields dates = *layer.dates;
                        dates.end = field;
                        context.commands.emplace_back(Change{SetDates{layer.id, std::move(dates)}});
                    });
        bool const lasts = layer.dates->missing_end == MissingEnd::open;
        if (ImGui::MenuItem(context.say(Word::lasts_without_end), nullptr, lasts)) {
            DateFields dates = *layer.dates;
            dates.missing_end = lasts ? MissingEnd::same_date : MissingEnd::open;
            context.commands.emplace_back(Change{SetDates{layer.id, std::move(dates)}});
        }
    }
    draw_orders(context, layer);
    ImGui::EndMenu();
}

}  // namespace gatepost
