#include "ui/card_body.hpp"

#include "ui/card_sections.hpp"
#include "ui/icons.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace gatepost {

void draw_names(PanelContext const& context, Card const& card) {
    for (std::size_t i = 0; i < card.names.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (i == 0) {
            ImGui::PushFont(context.fonts.title());
            draw_long_text(context, "name", card.names[i].second,
                           {6, ImGui::GetWindowContentRegionMax().x - context.px(30)});
            ImGui::PopFont();
        } else {
            quiet(context, "name", card.names[i].second);
        }
        if (i < card.are_own_forms.size() && card.are_own_forms[i]) {
            ImGui::PushFont(context.fonts.small());
            quiet(context, "own form", context.say(Word::our_form));
            ImGui::PopFont();
        }
        ImGui::PopID();
    }
}

void draw_chip(PanelContext const& context, std::string const& whole_text) {
    ImGui::PushFont(context.fonts.small());
    std::string const text =
        fitted_line(context, whole_text, ImGui::GetContentRegionAvail().x - context.px(16));
    ImVec2 const size = ImGui::CalcTextSize(text.c_str());
    ImVec2 const at = ImGui::GetCursorScreenPos();
    ImVec2 const padding{context.px(8), context.px(2)};
    ImGui::GetWindowDrawList()->AddRectFilled(at,
                                              {at.x + size.x + 2 * padding.x, at.y + size.y + 2 * padding.y},
                                              palette::packed(palette::colours().hover), context.px(9));
    ImGui::GetWindowDrawList()->AddText({at.x + padding.x, at.y + padding.y},
                                        palette::packed(palette::colours().accent), text.c_str());
    ImGui::Dummy({size.x + 2 * padding.x, size.y + 2 * padding.y});
    ImGui::PopFont();
}

void draw_card_tools(PanelContext const& context, Card const& card, bool has_place) {
    ImGui::PushFont(context.fonts.small());
    if (card.precision_m >= 0 && has_place) {
        if (ImGui::Button(icons::target)) {
            context.commands.emplace_back(ShowFeature{card.ref});
        }
        if (ImGui::IsItemHovered()) {
            ImGui::SetTooltip("%s", context.say(Word::zoom_to_it));
        }
        ImGui::SameLine(0, context.px(2));
    }
    if (ImGui::Button(icons::copy)) {
        context.commands.emplace_back(
            CopyText{best_text(card.names, context.model.languages) + "\n" + card.source_text});
    }
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", context.say(Word::copy_names));
    }
    ImGui::PopFont();
}

void draw_card_body(PanelContext const& context, Card const& card) {
    draw_facts(context, card);
    draw_links(context, context.say(Word::where_it_happened, card.places.size()), card.places);
    draw_events(context, card);
    draw_links(context, context.say(Word::also_here, card.hosted.size()), card.hosted);
    draw_links(context, context.say(Word::related), card.related);
    if (!card.source_text.empty()) {
        heading(context, context.say(Word::sources));
        draw_source(context, card.source);
    }
}

void draw_leader(PanelContext const& context, Point anchor, Box const& card_box, LeaderLook const& look) {
    auto const x = static_cast<float>(std::clamp(anchor.x, card_box.min_x, card_box.max_x));
    auto const y = static_cast<float>(
        std::clamp(anchor.y, card_box.min_y + context.px(12), card_box.max_y - context.px(12)));
    ImVec2 const centre{static_cast<float>(anchor.x), static_cast<float>(anchor.y)};
    bool const has_ring = look.ring_px > 0;
    float const ring_px = context.px(has_ring ? look.ring_px : 13);
    float const length_px = std::max(std::hypot(x - centre.x, y - centre.y), ring_px);
    // From the ring's edge, not from its middle: the symbol stays to be seen.
    ImVec2 const from{centre.x + (x - centre.x) / length_px * ring_px,
                      centre.y + (y - centre.y) / length_px * ring_px};
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    for (auto const& [colour, wider_px] :
         {std::pair{palette::colours().paper, 2.0}, std::pair{palette::colours().accent, 0.0}}) {
        ImU32 const packed = palette::packed(colour.with_alpha(look.opacity));
        list->AddLine(from, {x, y}, packed, context.px(1.5 + wider_px));
        if (!has_ring) {
            list->AddCircle(centre, ring_px, packed, 32, context.px(2 + wider_px));
        }
    }
}

}  // namespace gatepost
