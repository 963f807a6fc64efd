#include "ui/long_text.hpp"
#include "ui/text_field.hpp"

#include <imgui.h>

#include <utility>
#include <vector>

namespace gatepost {

namespace {

constexpr char const* menu_name = "map crs";

/// A map CRS to choose, and what it is called.
using Choice = std::pair<std::string, std::string>;

/// What any map may come in, and what the map file offers; anything else is typed.
std::vector<Choice> choices(PanelContext const& context) {
    std::vector<Choice> all{{"EPSG:3857", "Web Mercator"},
                            {"EPSG:4326", context.say(Word::crs_lonlat, "WGS 84")}};
    for (CrsChoice const& offered : context.model.crs_choices) {
        all.emplace_back(offered.definition, one_line(text_in(offered.title, context.model.locale), 80));
    }
    return all;
}

void choose(PanelContext const& context, std::string definition) {
    context.commands.emplace_back(SetMapCrs{std::move(definition)});
    ImGui::CloseCurrentPopup();
}

}  // namespace

std::string crs_chip_text(Crs const& crs) {
    return one_line(crs.code().empty() ? crs.name() : crs.name() + " · " + crs.code(), 80);
}

void draw_crs_chip(PanelContext const& context) {
    Crs const& crs = context.model.document->map_crs();
    if (ImGui::SmallButton(widget_label(context, crs_chip_text(crs), "crs").c_str())) {
        ImGui::OpenPopup(menu_name);
    }
    ImGui::SetNextWindowPos(ImGui::GetItemRectMax(), ImGuiCond_Always, {1, 1.3F});
    if (!ImGui::BeginPopup(menu_name)) {
        return;
    }
    ImGui::TextDisabled("%s", context.say(Word::draw_map_in));
    for (auto const& [definition, name] : choices(context)) {
        bool const is_here = crs.definition() == definition || crs.code() == definition;
        if (ImGui::MenuItem(widget_label(context, name, definition.c_str()).c_str(),
                            definition[0] == '+' ? nullptr : definition.c_str(), is_here) &&
            !is_here) {
            choose(context, definition);
        }
    }
    ImGui::Separator();
    ImGui::SetNextItemWidth(context.px(320));
    if (text_field(context, "##crs", context.say(Word::crs_field), context.typed.map_crs,
                   ImGuiInputTextFlags_EnterReturnsTrue) &&
        context.typed.map_crs[0] != '\0') {
        choose(context, context.typed.map_crs.data());
    }
    ImGui::EndPopup();
}

}  // namespace gatepost
