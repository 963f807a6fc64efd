#include "ui/card_sections.hpp"

#include "ui/icons.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

namespace gatepost {

void quiet(PanelContext const& context, char const* id, std::string const& text) {
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().quiet_ink));
    draw_long_text(context, id, text);
    ImGui::PopStyleColor();
}

void heading(PanelContext const& context, std::string const& text) {
    ImGui::Dummy({0, context.px(4)});
    ImGui::PushFont(context.fonts.small());
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().accent));
    ImGui::TextUnformatted(set_text(context, text).c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

namespace {

constexpr std::size_t first_facts = 100;
constexpr std::size_t first_events = 50;
constexpr std::size_t first_links = 50;
constexpr std::size_t first_addresses = 20;

void draw_label(PanelContext const& context, char const* id, std::string const& text, float end_x) {
    ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
    draw_long_text(context, id, text, {4, end_x});
    ImGui::PopStyleColor();
}

/// Two facts beside each other, each with its label above it.
void draw_pair(PanelContext const& context, Card::Fact const& fact) {
    float const right = ImGui::GetWindowContentRegionMax().x;
    float const gap = context.px(12);
    float const left = ImGui::GetCursorPosX();
    float const middle = left + (right - left - gap) / 2;
    ImGui::BeginGroup();
    draw_label(context, "label", fact.label, middle);
    draw_long_text(context, "value", fact.value, {12, middle});
    ImGui::EndGroup();
    ImGui::SameLine(middle + gap);
    ImGui::BeginGroup();
    draw_label(context, "beside label", fact.beside_label, right);
    draw_long_text(context, "beside", fact.beside_value, {12, right});
    ImGui::EndGroup();
}

/// When it was, and a button to what it is on the map.
void draw_event_head(PanelContext const& context, std::string const& date,
                     std::optional<FeatureRef> const& ref) {
    float const button = context.px(22);
    float const right = ImGui::GetWindowContentRegionMax().x;
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().quiet_ink));
    draw_long_text(context, "date", date, {12, ref ? right - button - context.px(6) : 0});
    ImGui::PopStyleColor();
    if (!ref) {
        return;
    }
    ImGui::SameLine(right - button);
    if (ImGui::SmallButton(icons::target)) {
        context.commands.emplace_back(ShowFeature{*ref});
    }
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", context.say(Word::open_and_go));
    }
}

}  // namespace

void draw_web_links(PanelContext const& context, std::vector<std::string> const& addresses) {
    ImGui::PushFont(context.fonts.small());
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().accent));
    Fold fold("addresses", first_addresses);
    for (std::size_t i = 0; i < std::min(addresses.size(), fold.shown()); ++i) {
        std::string const label =
            fmt::format("{} {}", icons::link, set_text(context, one_line(site_of(addresses[i]))));
        float const width = ImGui::CalcTextSize(label.c_str()).x + context.px(4);
        if (i > 0) {
            ImGui::SameLine(0, context.px(8));
            if (ImGui::GetContentRegionAvail().x < width) {
                ImGui::NewLine();
            }
        }
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::Selectable((label + "###link").c_str(), false, ImGuiSelectableFlags_None, {width, 0})) {
            context.commands.emplace_back(OpenLink{addresses[i]});
        }
        if (ImGui::IsItemHovered()) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            long_tooltip(context, addresses[i]);
        }
        ImGui::PopID();
    }
    ImGui::PopStyleColor();
    fold.draw_more(context, addresses.size() > fold.shown());
    ImGui::PopFont();
}

void draw_source(PanelContext const& context, SourceText const& source) {
    if (!source.named.empty()) {
        ImGui::PushFont(context.fonts.small());
        quiet(context, "source", source.named);
        ImGui::PopFont();
    }
    draw_web_links(context, source.links);
}

void draw_facts(PanelContext const& context, Card const& card) {
    if (!card.position_note.empty()) {
        ImGui::PushFont(context.fonts.small());
        quiet(context, "position", fmt::format("{} {}", icons::pin, card.position_note));
        ImGui::PopFont();
    }
    // Two columns: what it is, and its value, wrapped.
    float const value_x = context.px(112);
    ImGui::PushFont(context.fonts.small());
    Fold fold("facts", first_facts);
    for (std::size_t i = 0; i < std::min(card.facts.size(), fold.shown()); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (!card.facts[i].beside_value.empty()) {
            draw_pair(context, card.facts[i]);
            ImGui::PopID();
            continue;
        }
        draw_label(context, "label", card.facts[i].label, value_x - context.px(8));
        ImGui::SameLine(value_x);
        ImGui::BeginGroup();
        draw_long_text(context, "value", card.facts[i].value);
        ImGui::EndGroup();
        ImGui::PopID();
    }
    fold.draw_more(context, card.facts.size() > fold.shown());
    ImGui::PopFont();
}

void draw_events(PanelContext const& context, Card const& card) {
    if (card.events.empty()) {
        return;
    }
    heading(context, context.say(Word::events, card.events.size()));
    Fold fold("events", first_events);
    for (std::size_t i = 0; i < std::min(card.events.size(), fold.shown()); ++i) {
        Event const& event = card.events[i];
        ImGui::PushID(static_cast<int>(i));
        ImGui::PushFont(context.fonts.small());
        std::string const borrowed =
            event.is_borrowed ? std::string(" · ") + context.say(Word::borrowed_place) : "";
        std::string const date = full_date(event, context.model.locale) + borrowed;
        draw_event_head(context, date, card.event_refs[i]);
        ImGui::PopFont();
        std::string const title = best_text(event.title, context.model.languages);
        if (!title.empty()) {
            draw_long_text(context, "title", title);
        }
        std::string const text = best_text(event.text, context.model.languages);
        if (!text.empty() && text != title) {
            ImGui::PushFont(context.fonts.small());
            quiet(context, "text", text);
            ImGui::PopFont();
        }
        std::string const speaker = text_in(event.speaker, context.model.locale);
        if (!speaker.empty()) {
            ImGui::PushFont(context.fonts.small());
            quiet(context, "speaker", "— " + speaker);
            ImGui::PopFont();
        }
        draw_source(context, card.event_sources[i]);
        ImGui::Dummy({0, context.px(4)});
        ImGui::PopID();
    }
    fold.draw_more(context, card.events.size() > fold.shown());
}

void draw_links(PanelContext const& context, std::string const& title, std::vector<Card::Link> const& links) {
    if (links.empty()) {
        return;
    }
    heading(context, title);
    ImGui::PushFont(context.fonts.small());
    ImGui::PushID(title.c_str());
    Fold fold("links", first_links);
    for (std::size_t i = 0; i < std::min(links.size(), fold.shown()); ++i) {
        Card::Link const& link = links[i];
        ImGui::PushID(static_cast<int>(i));
        std::string const detail = link.date.empty() ? link.layer_name : link.date;
        std::string const label = fitted_line(
            context,
            fmt::format("{} {} · {}", link.is_located ? icons::target : icons::pin, link.title, detail),
            ImGui::GetContentRegionAvail().x);
        if (ImGui::Selectable((label + "###link").c_str())) {
            context.commands.emplace_back(ShowFeature{link.ref});
        }
        if (ImGui::IsItemHovered()) {
            long_tooltip(context, cut_text(link.title, 400) + " · " + cut_text(detail, 100) + "\n" +
                                      context.say(link.is_located ? Word::open_and_go : Word::open_no_place));
        }
        ImGui::PopID();
    }
    fold.draw_more(context, links.size() > fold.shown());
    ImGui::PopID();
    ImGui::PopFont();
}

}  // namespace gatepost
