#include "ui/long_text.hpp"

#include <imgui.h>

#include <array>
#include <utility>

namespace gatepost {

namespace {

constexpr char const* menu_name = "map crs";

/// A map CRS to choose, and what it is called.
using Choice = std::pair<char const*, std::string>;

/// What maps of the Vietnam-China border come in; anything else is typed.
std::array<Choice, 7> choices(PanelContext const& context) {
    return {{{"EPSG:3857", "Web Mercator"},
             {"EPSG:4326", context.say(Word::crs_lonlat, "WGS 84")},
             {"EPSG:32648", "WGS 84 / UTM zone 48N"},
             {"EPSG:3405", "VN-2000 / UTM zone 48N"},
             {"EPSG:4490", context.say(Word::crs_lonlat, "CGCS2000")},
             {"EPSG:4525", "CGCS2000 / Gauss-Krueger zone 37"},
             {"+proj=laea +lat_0=22 +lon_0=105 +datum=WGS84 +units=m", context.say(Word::crs_equal_area)}}};
}

void choose(PanelContext const& context, std::string definition) {
    context.commands.emplace_back(ChangeMapCrs{std::move(definition)});
    ImGui::CloseCurrentPopup();
}

}  // namespace

std::string crs_chip_text(Crs const& crs) {
    return one_line(crs.code().empty() ? crs.name() : crs.name() + " · " + crs.code(), 80);
}

void draw_crs_chip(PanelContext const& context) {
    Crs const& crs = context.model.document->map_crs();
    if (ImGui::SmallButton(crs_chip_text(crs).c_str())) {
        ImGui::OpenPopup(menu_name);
    }
    ImGui::SetNextWindowPos(ImGui::GetItemRectMax(), ImGuiCond_Always, {1, 1.3F});
    if (!ImGui::BeginPopup(menu_name)) {
        return;
    }
    ImGui::TextDisabled("%s", context.say(Word::draw_map_in));
    for (auto const& [definition, name] : choices(context)) {
        bool const is_here = crs.definition() == definition || crs.code() == definition;
        if (ImGui::MenuItem(name.c_str(), definition[0] == '+' ? nullptr : definition, is_here) && !is_here) {
            choose(context, definition);
        }
    }
    ImGui::Separator();
    ImGui::SetNextItemWidth(context.px(320));
    if (ImGui::InputTextWithHint("##crs", context.say(Word::crs_field), context.typed.map_crs.data(),
                                 context.typed.map_crs.size(), ImGuiInputTextFlags_EnterReturnsTrue) &&
        context.typed.map_crs[0] != '\0') {
        choose(context, context.typed.map_crs.data());
    }
    ImGui::EndPopup();
}

}  // namespace gatepost
