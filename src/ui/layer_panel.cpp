#include "base/folding.hpp"
#include "map/legend.hpp"
#include "ui/covered.hpp"
#include "ui/density_legend.hpp"
#include "ui/icons.hpp"
#include "ui/keymap.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/pane.hpp"
#include "ui/panels.hpp"
#include "ui/text_field.hpp"
#include "words/digits.hpp"

#include <fmt/format.h>
#include <imgui.h>

namespace gatepost {

namespace {

constexpr char const* drag_kind = "layer";

void tooltip(char const* text) {
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", text);
    }
}

std::string title_of(PanelContext const& context, Layer const& layer) {
    return one_line(layer_title(layer, context.model.locale));
}

/// Dragging a row onto another moves its layer there.
void drag_to_reorder(PanelContext const& context, Layer const& layer) {
    if (ImGui::BeginDragDropSource(ImGuiDragDropFlags_SourceNoDisableHover)) {
        ImGui::SetDragDropPayload(drag_kind, &layer.id, sizeof layer.id);
        ImGui::TextUnformatted(set_text(context, title_of(context, layer)).c_str());
        ImGui::EndDragDropSource();
    }
    if (ImGui::BeginDragDropTarget()) {
        if (ImGuiPayload const* const payload = ImGui::AcceptDragDropPayload(drag_kind)) {
            LayerId const dragged = *static_cast<LayerId const*>(payload->Data);
            if (dragged != layer.id) {
                context.commands.emplace_back(MoveLayer{dragged, layer.id});
            }
        }
        ImGui::EndDragDropTarget();
    }
}

/// The features of one layer that have no place.
void draw_unlocated_of(PanelContext const& context, Layer const& layer) {
    ImGui::PushID(layer.name.c_str());
    for (AttributeRow const& row : *layer.content->unlocated_rows) {
        auto const feature = static_cast<std::uint32_t>(row.feature());
        ImGui::PushID(static_cast<int>(feature));
        std::string const name = cut_text(name_of(row, context.model.languages), 500);
        if (ImGui::Selectable(
                (fitted_line(context, name, ImGui::GetContentRegionAvail().x) + "###name").c_str())) {
            context.commands.emplace_back(ShowFeature{{layer.id, feature}});
        }
        if (ImGui::IsItemHovered()) {
            long_tooltip(context, name);
        }
        ImGui::PopID();
    }
    std::size_t const listed = layer.content->unlocated_rows->size();
    if (layer.content->unlocated > listed) {
        ImGui::TextDisabled("%s", context.say(Word::and_more, layer.content->unlocated - listed).c_str());
    }
    ImGui::PopID();
}

/// Features that have no place on the map are reached from here, whatever layer they are of.
void draw_unlocated(PanelContext const& context) {
    std::size_t count = 0;
    std::vector<Layer const*> layers;
    auto const& all = context.model.document->layers();
    for (std::size_t i = all.size(); i-- > 0;) {
        if (all[i].group != LayerGroup::background && all[i].content->unlocated > 0) {
            layers.push_back(&all[i]);
            count += all[i].content->unlocated;
        }
    }
    if (layers.empty()) {
        return;
    }
    ImGui::Separator();
    ImGui::PushFont(context.fonts.small());
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().quiet_ink));
    bool const is_open = ImGui::TreeNodeEx(
        "unlocated", ImGuiTreeNodeFlags_NoTreePushOnOpen | ImGuiTreeNodeFlags_SpanAvailWidth, "%s",
        context.say(Word::without_place, count).c_str());
    ImGui::PopStyleColor();
    for (Layer const* const layer : is_open ? layers : std::vector<Layer const*>{}) {
        if (layers.size() > 1) {
            ImGui::TextDisabled(
                "%s",
                fitted_line(context, title_of(context, *layer), ImGui::GetContentRegionAvail().x).c_str());
        }
        ImGui::Indent(context.px(12));
        draw_unlocated_of(context, *layer);
        ImGui::Unindent(context.px(12));
    }
    ImGui::PopFont();
}

/// A line under a layer's name.
void draw_note(PanelContext const& context, std::string const& text, std::string const& hint, Colour colour) {
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - context.px(6));
    ImGui::Indent(context.px(60));
    ImGui::PushFont(context.fonts.small());
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(colour));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopStyleColor();
    tooltip(hint.c_str());
    ImGui::PopFont();
    ImGui::Unindent(context.px(60));
}

/// Of a source that is too large to hold: how much of it the map shows here.
void draw_part(PanelContext const& context, Layer const& layer) {
    TablePart const& part = *layer.table->part;
    auto const number = [&](std::uint64_t features) {
        return part.is_estimated ? context.say(Word::date_about, grouped(features)) : grouped(features);
    };
    bool const is_of_other_filter = !part.condition.empty() && part.condition != layer.condition;
    if (is_of_other_filter) {
        draw_note(context,
                  context.say(Word::showing_some, grouped(layer.table->size()), number(part.in_source)),
                  context.say(Word::showing_some_hint, number(part.in_source)), palette::colours().warning);
    } else if (part.found > layer.table->size() + layer.table->report.skipped) {
        draw_note(context, context.say(Word::showing_some, grouped(layer.table->size()), number(part.found)),
                  context.say(Word::showing_some_hint, number(part.in_source)), palette::colours().warning);
    } else {
        draw_note(context, context.say(Word::showing_all, grouped(part.found)),
                  context.say(Word::showing_all_hint, number(part.in_source)), palette::colours().quiet_ink);
    }
}

void draw_eye(PanelContext const& context, Layer const& layer, int key) {
    ImGui::AlignTextToFramePadding();
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(layer.is_visible ? palette::colours().accent
                                                                          : palette::colours().faint_ink));
    if (ImGui::Button(layer.is_visible ? icons::eye : icons::eye_closed, {context.px(28), 0})) {
        context.commands.emplace_back(SetVisible{layer.id, !layer.is_visible});
    }
    ImGui::PopStyleColor();
    char const* const what = context.say(layer.is_visible ? Word::hide_layer : Word::show_layer);
    tooltip(key > 0 ? context.say(Word::key_n, what, key).c_str() : what);
}

/// What is worth knowing of a layer, as marks behind its name.
struct RowMarks {
    bool is_filtered;
    bool has_other_crs;
    bool is_stale;
    bool is_doubtful;

    RowMarks(PanelContext const& context, Layer const& layer)
        : is_filtered(!layer.condition.empty()),
          has_other_crs(layer.group == LayerGroup::own && layer.table->source_crs.code() != "EPSG:4326"),
          is_stale(context.model.stale.contains(layer.id)),
          is_doubtful(!layer.table->report.is_clean()) {}
    [[nodiscard]] int count() const { return is_filtered + has_other_crs + is_stale + is_doubtful; }
};

/// `top`: of the name's letters, on the screen.
void draw_marks(PanelContext const& context, Layer const& layer, RowMarks const& marks, float top) {
    auto const draw = [&](char const* icon, Colour colour, std::string const& hint) {
        ImGui::SameLine(0, context.px(2));
        ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, top});
        ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(colour));
        ImGui::TextUnformatted(icon);
        ImGui::PopStyleColor();
        if (ImGui::IsItemHovered()) {
            long_tooltip(context, hint);
        }
    };
    Colour const warning = palette::colours().warning;
    if (marks.is_filtered) {
        draw(icons::filter, palette::colours().accent, cut_text(layer.condition, 300));
        if (ImGui::IsItemClicked()) {
            context.commands.emplace_back(OpenFilterForm{layer.id});
        }
    }
    if (marks.has_other_crs) {
        draw(icons::globe, warning,
             context.say(Word::own_crs, cut_text(layer.table->source_crs.name(), 200)));
    }
    if (marks.is_stale) {
        StaleLayer const& stale = context.model.stale.find(layer.id)->second;
        draw(icons::stale, warning,
             fmt::format("{} ({})\n{}", context.say(Word::stale_layer), stale.since,
                         cut_text(stale.reason, 300)));
    }
    if (marks.is_doubtful) {
        draw(icons::warning, warning, context.say(Word::doubtful));
    }
}

/// The name, which a click shows or hides, and the layer's marks.
void draw_name(PanelContext const& context, Layer const& layer, float width) {
    RowMarks const marks(context, layer);
    float const name_width = width - static_cast<float>(marks.count()) * context.px(18);
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(layer.is_visible ? palette::colours().ink
                                                                          : palette::colours().quiet_ink));
    ImVec2 at = ImGui::GetCursorScreenPos();
    std::string const title = title_of(context, layer);
    bool const was_clicked =
        ImGui::Selectable("##name", false, ImGuiSelectableFlags_None, {name_width, context.px(22)});
    at.y += (context.px(24) - ImGui::GetFontSize()) / 2;
    std::string const shown = fitted_line(context, title, name_width - context.px(2));
    ImGui::GetWindowDrawList()->AddText(ImGui::GetFont(), ImGui::GetFontSize(), at,
                                        ImGui::GetColorU32(ImGuiCol_Text), shown.c_str());
    ImGui::PopStyleColor();
    if (was_clicked) {
        context.commands.emplace_back(SetVisible{layer.id, !layer.is_visible});
    }
    if (std::string const whole = set_text(context, title); shown != whole) {
        tooltip(whole.c_str());
    }
    drag_to_reorder(context, layer);
    draw_marks(context, layer, marks, at.y);
}

void draw_row(PanelContext const& context, Layer const& layer, int key) {
    ImGui::PushID(layer.name.c_str());
    draw_eye(context, layer, key);
    ImGui::SameLine(0, context.px(2));
    ImVec2 const at = ImGui::GetCursorPos();
    bool const has_legend = !legend_classes(layer).empty();
    std::set<LayerId>& open_legends = context.typed.open_legends;
    bool const is_open = has_legend && open_legends.contains(layer.id);
    if (has_legend) {
        if (ImGui::InvisibleButton("legend", {context.px(24), context.px(24)})) {
            is_open ? void(open_legends.erase(layer.id)) : void(open_legends.insert(layer.id));
        }
        tooltip(context.say(Word::show_legend));
        ImGui::SetCursorPos(at);
    }
    draw_swatch(context, swatch_of(context, layer.id, layer.style.typical_class()), layer.is_visible);
    ImGui::SameLine(0, context.px(6));
    std::size_t const left = layer.mask ? layer.mask->left : layer.table->size();
    std::string const count = layer.table->part ? "" : grouped(left);
    float const count_width = ImGui::CalcTextSize(count.c_str()).x;
    float const menu_width = context.px(24);
    draw_name(context, layer, ImGui::GetContentRegionAvail().x - count_width - menu_width - context.px(12));
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - count_width - menu_width - context.px(2));
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", count.c_str());
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - menu_width + context.px(4));
    if (ImGui::Button(icons::menu, {menu_width - context.px(4), 0})) {
        ImGui::OpenPopup("layer menu");
    }
    tooltip(context.say(Word::layer_menu));
    draw_layer_menu(context, layer);
    if (layer.table->part) {
        draw_part(context, layer);
    }
    if (layer.is_preview) {
        draw_note(context, context.say(Word::preview), context.say(Word::preview_hint),
                  palette::colours().warning);
    }
    draw_density_legend_of(context, layer);
    if (is_open) {
        draw_layer_legend(context, layer);
    }
    ImGui::PopID();
}

/// By its title, by what it is called in English, or by its short name.
bool is_wanted(PanelContext const& context, Layer const& layer) {
    std::string_view const typed = context.typed.layer_search.data();
    return has_words_of(layer_title(layer, context.model.locale), typed) ||
           has_words_of(layer_title(layer, Locale::english), typed) || has_words_of(layer.name, typed);
}

/// False where it has no layer that is wanted.
bool draw_group(PanelContext const& context, char const* title, LayerGroup group, int& key) {
    bool any = false;
    auto const& layers = context.model.document->layers();
    for (std::size_t i = layers.size();
         i-- > 0;) {  // the panel reads like the map: what lies on top comes first
        if (layers[i].group != group) {
            continue;
        }
        ++key;
        if (!is_wanted(context, layers[i])) {
            continue;
        }
        if (!any) {
            ImGui::PushFont(context.fonts.small());
            ImGui::TextDisabled("%s", title);
            ImGui::PopFont();
            any = true;
        }
        draw_row(context, layers[i], key <= 9 ? key : 0);
    }
    if (any) {
        ImGui::Dummy({0, context.px(4)});
    }
    return any;
}

void draw_head(PanelContext const& context) {
    ImGui::PushFont(context.fonts.title());
    ImGui::TextUnformatted("Gatepost");
    ImGui::PopFont();
    auto const button = [&](char const* icon, double from_right_px, Word word, Command command) {
        ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - context.px(from_right_px));
        if (ImGui::Button(icon)) {
            context.commands.push_back(std::move(command));
        }
        tooltip(fmt::format("{} ({})", context.say(word), keys_for(word)).c_str());
    };
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - context.px(126));
    draw_tours_button(context);
    button(icons::command, 94, Word::all_commands, OpenCommandField{});
    button(icons::expand, 62, Word::show_everything, FitAll{});
    button(icons::camera, 30, Word::save_picture, PictureCommand{OpenPictureForm{}});
    if (context.model.loading_progress) {
        ImGui::ProgressBar(*context.model.loading_progress, {-1, context.px(4)}, "");
    }
    if (context.model.panel_focus_requested) {
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(-1);
    static_cast<void>(
        text_field(context, "##search", context.say(Word::search_layers), context.typed.layer_search));
}

}  // namespace

void draw_layer_panel(PanelContext const& context) {
    Box const place = context.layout.layer_panel();
    float const width = context.px(place.width());
    ImGui::SetNextWindowPos(context.px(Point{place.min_x, place.min_y}));
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, context.px(place.height())});
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoResize | ImGuiWindowFlags_AlwaysAutoResize |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing;
    if (ImGui::Begin("Layers", nullptr, flags)) {
        mark_pane(context, Pane::layers);
        note_covered(context);
        draw_head(context);
        ImGui::Separator();
        int key = 0;
        bool any = draw_group(context, context.say(Word::your_files), LayerGroup::own, key);
        draw_missing_layers(context);
        any = draw_group(context, context.say(Word::atlas), LayerGroup::included, key) || any;
        any = draw_group(context, context.say(Word::basemap), LayerGroup::background, key) || any;
        if (!any && !context.model.document->layers().empty()) {
            ImGui::TextDisabled("%s", context.say(Word::no_such_layer));
        }
        draw_unlocated(context);
    }
    ImGui::End();
}

}  // namespace gatepost
