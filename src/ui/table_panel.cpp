#include "map/legend.hpp"
#include "table/plain_value.hpp"
#include "ui/covered.hpp"
#include "ui/icons.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/pane.hpp"
#include "ui/panels.hpp"
#include "ui/text_field.hpp"
#include "words/digits.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <utility>

namespace gatepost {

namespace {

constexpr double column_px = 140;
constexpr int most_columns = 60;  // ImGui has 64
constexpr std::size_t most_copied = 100'000;

/// The part of the map whose rows are wanted, once it rests; none: all rows are.
std::optional<Box> wanted_view(PanelContext const& context, TableState& state) {
    Box const view_world = context.model.viewport.bounds_world();
    bool const is_at_rest = std::exchange(state.last_view_world, view_world) == view_world;
    if (!state.is_only_in_view) {
        return std::nullopt;
    }
    return is_at_rest || !state.view_world ? view_world : *state.view_world;
}

/// What was made from the table is made anew where the table or what was asked of it is another.
void follow_table(PanelContext const& context, TableState& state, Layer const& layer) {
    bool const is_new = state.table != layer.table;
    if (is_new) {
        state.table = layer.table;
        state.fields = fields_of(*layer.table);
        state.all_fields = state.fields.size();
        if (state.fields.size() > most_columns) {
            state.fields.resize(most_columns);
        }
        state.rows.reset();
        state.last_row.reset();
    }
    state.opened_in_frame = state.opened_in_frame == 0 ? ImGui::GetFrameCount() : state.opened_in_frame;
    TableOrder wanted = state.head_order;
    wanted.search = state.search.data();
    auto const view_world = wanted_view(context, state);
    // A mask of the next moment waits for the rows of the one before: a timeline that plays would never let
    // any come.
    bool const has_other_mask = layer.mask != state.mask && !context.model.ordering_progress;
    bool const is_other = is_new || wanted != state.order || has_other_mask || view_world != state.view_world;
    state.order = wanted;
    state.mask = is_other ? layer.mask : state.mask;
    state.view_world = view_world;
    if (wanted == TableOrder{} && !layer.mask && !view_world) {
        state.rows.reset();
        state.mask.reset();
        ++context.typed.table_ticket;  // what may still come is not wanted
        return;
    }
    auto const& rows = context.model.ordered_rows;
    if (rows && rows->table == state.table && rows->ticket == context.typed.table_ticket) {
        state.last_row = state.rows == rows ? state.last_row : std::nullopt;  // another order has other rows
        state.rows = rows;
    }
    if (is_other) {
        context.commands.emplace_back(OrderTable{layer.id, wanted, view_world, ++context.typed.table_ticket});
    }
}

std::size_t rows_in(TableState const& state) {
    return state.rows ? state.rows->features.size() : state.table->size();
}

std::uint32_t feature_at(TableState const& state, std::size_t row) {
    return state.rows ? state.rows->features[row] : static_cast<std::uint32_t>(row);
}

void copy_rows(PanelContext const& context, TableState const& state, Layer const& layer) {
    std::vector<std::string> const fields = fields_of(*state.table);
    std::vector<std::string> heads(fields.size());
    std::transform(fields.begin(), fields.end(), heads.begin(), [&](std::string const& field) {
        return layer.profile->given_title(field, context.model.locale);
    });
    std::vector<std::uint32_t> features;
    for (FeatureRef const ref : context.model.selected) {
        if (ref.layer == layer.id) {
            features.push_back(ref.feature);
        }
    }
    if (features.size() < 2) {  // nothing was chosen of it: all rows
        features.resize(std::min(rows_in(state), most_copied));
        for (std::size_t row = 0; row < features.size(); ++row) {
            features[row] = feature_at(state, row);
        }
    }
    context.commands.emplace_back(
        CopyText{tab_separated(*state.table, fields, heads, features),
                 context.say(Word::table_copied, grouped(features.size()), grouped(rows_in(state)))});
}

/// Which columns are shown; the first holds what is clicked.
void draw_column_choice(PanelContext const& context, TableState& state, Layer const& layer) {
    if (state.fields.size() < 2) {
        return;
    }
    if (ImGui::Button(context.say(Word::table_columns))) {
        ImGui::OpenPopup("columns");
    }
    ImGui::SetNextWindowSizeConstraints({0, 0}, {FLT_MAX, context.px(360)});
    if (!ImGui::BeginPopup("columns")) {
        return;
    }
    for (std::size_t i = 1; i < state.fields.size(); ++i) {
        std::string const& field = state.fields[i];
        bool is_shown = !state.hidden_fields.contains(field);
        if (ImGui::Checkbox(widget_label(context, layer.profile->given_title(field, context.model.locale),
                                         std::to_string(i).c_str())
                                .c_str(),
                            &is_shown)) {
            is_shown ? static_cast<void>(state.hidden_fields.erase(field))
                     : static_cast<void>(state.hidden_fields.insert(field));
        }
    }
    ImGui::EndPopup();
}

void draw_tools(PanelContext const& context, TableState& state, Layer const& layer) {
    ImGui::SetNextItemWidth(context.px(260));
    static_cast<void>(text_field(context, "##search", context.say(Word::table_search), state.search));
    std::string counts = context.say(Word::table_rows, grouped(rows_in(state)), grouped(state.table->size()));
    if (auto const done = context.model.ordering_progress) {
        counts += fmt::format(" · {:.0f} %", *done * 100);
    }
    if (context.model.selected.size() > 1) {
        counts += " · " + context.say(Word::n_selected, grouped(context.model.selected.size()));
    }
    if (state.all_fields > state.fields.size()) {
        counts +=
            " · " + context.say(Word::table_fields, grouped(state.fields.size()), grouped(state.all_fields));
    }
    ImGui::SameLine();
    static_cast<void>(ImGui::Checkbox(context.say(Word::only_in_view), &state.is_only_in_view));
    ImGui::SameLine();
    ImGui::TextDisabled("%s", counts.c_str());
    float const columns_px = ImGui::CalcTextSize(context.say(Word::table_columns)).x +
                             2 * ImGui::GetStyle().FramePadding.x + context.px(8);
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - context.px(26) - columns_px);
    draw_column_choice(context, state, layer);
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - context.px(26));
    if (ImGui::Button(icons::copy)) {
        copy_rows(context, state, layer);
    }
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", context.say(Word::table_copy));
    }
}

/// Takes what a click on a head asked for.
void take_order(TableState& state) {
    ImGuiTableSortSpecs* const asked = ImGui::TableGetSortSpecs();
    if (asked == nullptr || !asked->SpecsDirty) {
        return;
    }
    asked->SpecsDirty = false;
    TableOrder order;
    if (asked->SpecsCount > 0) {
        order.field = state.fields[static_cast<std::size_t>(asked->Specs[0].ColumnIndex)];
        order.is_descending = asked->Specs[0].SortDirection == ImGuiSortDirection_Descending;
    }
    state.head_order = order;
}

/// The first line of a value, and no more of it than a cell shows: all of it is in the feature's card.
std::string cell_text(AttributeRow const& values, std::string const& field) {
    constexpr std::size_t most_bytes = 4000;  // of JSON that each frame can read
    std::string text = values.text(field);
    text = text.size() <= most_bytes ? plain_value(values, field) : text;
    return one_line(text.substr(0, text.find('\n')));
}

/// A click shows a feature; with Ctrl it is chosen with others, or no longer; with Shift, all rows from the
/// last one that was clicked.
void choose_row(PanelContext const& context, TableState& state, LayerId layer, std::size_t row) {
    constexpr std::size_t most = 1000;
    ImGuiIO const& io = ImGui::GetIO();
    FeatureRef const ref{layer, feature_at(state, row)};
    std::size_t const from = state.last_row.value_or(row);
    if (io.KeyShift && from < rows_in(state)) {
        SelectFeatures wanted{{}, io.KeyCtrl, false};
        // Of too many those next to the row that was clicked.
        std::size_t const low = from < row ? std::max(from, row - std::min(row, most - 1)) : row;
        std::size_t const high = from < row ? row : std::min(from, row + most - 1);
        for (std::size_t i = low; i <= high; ++i) {
            wanted.features.push_back({layer, feature_at(state, i)});
        }
        context.commands.emplace_back(std::move(wanted));
        return;
    }
    state.last_row = row;
    context.commands.push_back(io.KeyCtrl ? Command{SelectFeatures{{ref}, true, true}}
                                          : Command{ShowFeature{ref}});
}

void draw_row(PanelContext const& context, TableState& state, LayerId layer, std::size_t row) {
    std::uint32_t const feature = feature_at(state, row);
    AttributeRow const values = state.table->row(feature);
    auto const& selected = context.model.selected;
    bool const is_selected =
        std::find(selected.begin(), selected.end(), FeatureRef{layer, feature}) != selected.end();
    ImGui::TableNextRow();
    ImGui::PushID(static_cast<int>(feature));
    for (std::size_t i = 0; i < state.fields.size(); ++i) {
        if (!ImGui::TableNextColumn() && i > 0) {
            continue;
        }
        std::string const text = cell_text(values, state.fields[i]);
        context.typed.shown += text;
        if (i == 0) {
            if (ImGui::Selectable("##row", is_selected, ImGuiSelectableFlags_SpanAllColumns)) {
                choose_row(context, state, layer, row);
            }
            ImGui::SameLine(0, 0);
        }
        // A cell shows the beginning of its text, which stands on the right in some scripts.
        ImGui::TextUnformatted((context.fonts.must_set(text)
                                    ? fitted_line(context, text, ImGui::GetContentRegionAvail().x)
                                    : text)
                                   .c_str());
    }
    ImGui::PopID();
}

/// The names of the fields; a click sorts by one.
void draw_heads(PanelContext const& context, TableState& state, Layer const& layer) {
    ImGui::TableSetupScrollFreeze(0, 1);
    for (std::string const& field : state.fields) {
        // The first holds what is clicked.
        ImGuiTableColumnFlags const first =
            &field == &state.fields.front() ? ImGuiTableColumnFlags_NoHide : 0;
        // Of all heads together ImGui has room for 32 kB.
        std::string const head = one_line(layer.profile->given_title(field, context.model.locale), 60);
        std::string const number = std::to_string(&field - state.fields.data());
        ImGui::TableSetupColumn(widget_label(context, head, number.c_str()).c_str(),
                                ImGuiTableColumnFlags_WidthFixed | first, context.px(column_px));
        context.typed.shown += head;
    }
    for (std::size_t i = 1; i < state.fields.size(); ++i) {
        ImGui::TableSetColumnEnabled(static_cast<int>(i), !state.hidden_fields.contains(state.fields[i]));
    }
    // ImGui's own menu of a head speaks English only.
    bool& right_button = ImGui::GetIO().MouseReleased[ImGuiMouseButton_Right];
    bool const was_released = std::exchange(right_button, false);
    ImGui::TableHeadersRow();
    right_button = was_released;
    take_order(state);
}

void draw_table(PanelContext const& context, TableState& state, Layer const& layer) {
    constexpr ImGuiTableFlags flags =
        ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
        ImGuiTableFlags_Resizable | ImGuiTableFlags_Reorderable | ImGuiTableFlags_Hideable |
        ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_Sortable | ImGuiTableFlags_SortTristate;
    // ImGui keeps how a table of this name was sorted: a table that was opened anew has another.
    std::string const id =
        fmt::format("rows of {} {}", static_cast<std::uint32_t>(layer.id), state.opened_in_frame);
    if (state.fields.empty()) {
        ImGui::TextDisabled("%s", context.say(Word::table_no_fields));
        return;
    }
    if (!ImGui::BeginTable(id.c_str(), static_cast<int>(state.fields.size()), flags)) {
        return;
    }
    draw_heads(context, state, layer);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows_in(state)));
    while (clipper.Step()) {
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
            draw_row(context, state, layer.id, static_cast<std::size_t>(row));
        }
    }
    if (rows_in(state) == 0 && state.search[0] != '\0') {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        ImGui::TextDisabled("%s", context.say(Word::table_none));
    }
    ImGui::EndTable();
}

}  // namespace

void draw_table_panel(PanelContext const& context) {
    TableState& state = context.typed.table;
    if (!state.layer || !context.model.document->has_layer(*state.layer)) {
        state = {};
        return;
    }
    Layer const& layer = context.model.document->layer(*state.layer);
    follow_table(context, state, layer);
    Box const place = context.layout.table();
    ImGui::SetNextWindowPos(context.px(Point{place.min_x, place.min_y}), ImGuiCond_Appearing);
    ImGui::SetNextWindowSize(context.px(Point{place.width(), place.height()}), ImGuiCond_Appearing);
    constexpr ImGuiWindowFlags flags =
        ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing;
    bool is_open = true;
    ImGui::PushFont(context.fonts.small());
    std::string const title =
        widget_label(context, context.say(Word::table_of, layer_title(layer, context.model.locale)), "table");
    if (ImGui::Begin(title.c_str(), &is_open, flags)) {
        mark_pane(context, Pane::table);
        note_covered(context);
        ImVec2 const display = ImGui::GetIO().DisplaySize;
        float const top = ImGui::GetWindowPos().y;
        bool const is_at_bottom = top + ImGui::GetWindowHeight() > display.y - context.px(120);
        state.top = is_at_bottom && top > display.y * 0.3F ? top : 0;
        draw_tools(context, state, layer);
        draw_table(context, state, layer);
        bool const has_form = context.typed.style_form.layer || context.typed.filter_form.layer;
        if (!has_form && is_closed_by_escape(context)) {
            is_open = false;
        }
    }
    ImGui::End();
    ImGui::PopFont();
    if (!is_open) {
        state = {};
    }
}

}  // namespace gatepost
