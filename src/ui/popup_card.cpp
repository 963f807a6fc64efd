#include "ui/icons.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/pane.hpp"
#include "ui/panels.hpp"
#include "ui/popup_position.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <utility>

namespace gatepost {

namespace {

constexpr std::size_t first_facts = 100;
constexpr std::size_t first_events = 50;
constexpr std::size_t first_links = 50;
constexpr std::size_t first_addresses = 20;

void quiet(PanelContext const& context, char const* id, std::string const& text) {
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().quiet_ink));
    draw_long_text(context, id, text);
    ImGui::PopStyleColor();
}

void heading(PanelContext const& context, std::string const& text) {
    ImGui::Dummy({0, context.px(4)});
    ImGui::PushFont(context.fonts.small());
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().accent));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

/// The short name of a web address: what a reader recognises.
std::string site_of(std::string const& address) {
    std::size_t const begin = address.find("//") + 2;
    std::string site = address.substr(begin, address.find('/', begin) - begin);
    return site.rfind("www.", 0) == 0 ? site.substr(4) : site;
}

void draw_web_links(PanelContext const& context, std::vector<std::string> const& addresses) {
    ImGui::PushFont(context.fonts.small());
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().accent));
    Fold fold("addresses", first_addresses);
    for (std::size_t i = 0; i < std::min(addresses.size(), fold.shown()); ++i) {
        std::string const label = fmt::format("{} {}", icons::link, one_line(site_of(addresses[i])));
        float const width = ImGui::CalcTextSize(label.c_str()).x + context.px(4);
        if (i > 0) {
            ImGui::SameLine(0, context.px(8));
            if (ImGui::GetContentRegionAvail().x < width) {
                ImGui::NewLine();
            }
        }
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::Selectable(label.c_str(), false, ImGuiSelectableFlags_None, {width, 0})) {
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

/// A source as it is named, then the addresses in it.
void draw_source(PanelContext const& context, SourceText const& source) {
    if (!source.named.empty()) {
        ImGui::PushFont(context.fonts.small());
        quiet(context, "source", source.named);
        ImGui::PopFont();
    }
    draw_web_links(context, source.links);
}

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
    std::string const text = fitted_line(whole_text, ImGui::GetContentRegionAvail().x - context.px(16));
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

/// When it was, and a button to what it is on the map.
void draw_event_head(PanelContext const& context, std::string const& date,
                     std::optional<FeatureRef> const& ref) {
    float const button = context.px(22);
    float const right = ImGui::GetWindowContentRegionMax().x;
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().quiet_ink));
    draw_long_text(context, "date", date, {12, ref ? right - button - context.px(6) : 0});
    ImGui::PopStyleColor();
    if (!ref || context.model.is_picture) {
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
            fmt::format("{} {} · {}", link.is_located ? icons::target : icons::pin, link.title, detail),
            ImGui::GetContentRegionAvail().x);
        if (ImGui::Selectable(label.c_str())) {
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

/// At the very top of the card and of one width, so that the buttons stay under the pointer while one pages.
void draw_pager(PanelContext const& context, PopupModel const& popup) {
    ImGui::PushFont(context.fonts.small());
    if (ImGui::Button(icons::previous)) {
        context.commands.emplace_back(StepPopup{-1});
    }
    ImGui::SameLine(0, context.px(2));
    ImGui::AlignTextToFramePadding();
    auto const text = [&](std::size_t number) {
        return context.say(Word::n_of_m, number, popup.count, popup.is_capped ? "+" : "");
    };
    float const begin = ImGui::GetCursorPosX();
    float const width = ImGui::CalcTextSize(text(popup.count).c_str()).x;
    ImGui::TextUnformatted(text(popup.index + 1).c_str());
    ImGui::SameLine(begin + width + context.px(2));
    if (ImGui::Button(icons::next)) {
        context.commands.emplace_back(StepPopup{1});
    }
    ImGui::PopFont();
}

void draw_tools(PanelContext const& context, PopupModel const& popup) {
    ImGui::PushFont(context.fonts.small());
    if (popup.card->precision_m >= 0 && popup.anchor_screen) {
        if (ImGui::Button(icons::target)) {
            context.commands.emplace_back(ShowFeature{popup.card->ref});
        }
        if (ImGui::IsItemHovered()) {
            ImGui::SetTooltip("%s", context.say(Word::zoom_to_it));
        }
        ImGui::SameLine(0, context.px(2));
    }
    if (ImGui::Button(icons::copy)) {
        context.commands.emplace_back(
            CopyText{best_text(popup.card->names, context.model.languages) + "\n" + popup.card->source_text});
    }
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", context.say(Word::copy_names));
    }
    ImGui::PopFont();
}

void draw_close_button(PanelContext const& context) {
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - context.px(24));
    if (ImGui::Button(icons::close, {context.px(26), context.px(24)})) {
        context.commands.emplace_back(ClosePopup{});
    }
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s (Esc)", context.say(Word::close));
    }
}

void draw_body(PanelContext const& context, PopupModel const& popup) {
    Card const& card = *popup.card;
    if (popup.count > 1) {
        draw_pager(context, popup);
        draw_close_button(context);
    }
    ImGui::PushID(card.reference.c_str());  // what is unfolded is so of one feature
    ImGui::BeginGroup();
    draw_names(context, card);
    ImGui::EndGroup();
    if (popup.count <= 1) {
        draw_close_button(context);
    }
    draw_chip(context, card.what_it_is);
    draw_tools(context, popup);
    ImGui::Separator();
    draw_facts(context, card);
    draw_links(context, context.say(Word::where_it_happened, card.places.size()), card.places);
    draw_events(context, card);
    draw_links(context, context.say(Word::also_here, card.hosted.size()), card.hosted);
    draw_links(context, context.say(Word::related), card.related);
    if (!card.source_text.empty()) {
        heading(context, context.say(Word::sources));
        draw_source(context, card.source);
    }
    ImGui::PopID();
}

/// Where the card goes: beside its feature. One that was paged to stays where the one before was, until the
/// map moves.
Box place_card(PanelContext const& context, std::optional<Point> anchor, Point size, Box const& room) {
    PopupModel const& popup = *context.model.popup;
    CardState& state = context.typed.card;
    bool const was_paged = state.stack == popup.stack && state.reference != popup.card->reference;
    if (was_paged) {
        state.kept_anchor = anchor.value_or(Point{});
        state.kept = {state.place.min_x, state.place.min_y};
    } else if (state.stack != popup.stack || state.kept_anchor != anchor.value_or(Point{})) {
        state.kept_anchor.reset();
    }
    Box at = place_popup(anchor, size, room, context.px(26), context.px(12));
    if (state.kept_anchor) {
        double const left = std::min(state.kept.x, room.max_x - context.px(12) - size.x);
        double const top = std::max(std::min(state.kept.y, room.max_y - context.px(12) - size.y), room.min_y);
        at = {left, top, left + size.x, top + size.y};
    }
    state.stack = popup.stack;
    state.reference = popup.card->reference;
    state.place = at;
    return at;
}

/// From the ring around the symbol to the card; with a ring of its own where the symbol has none.
void draw_leader(PanelContext const& context, Point anchor, Box const& card_box) {
    PopupModel const& popup = *context.model.popup;
    auto const x = static_cast<float>(std::clamp(anchor.x, card_box.min_x, card_box.max_x));
    auto const y = static_cast<float>(
        std::clamp(anchor.y, card_box.min_y + context.px(12), card_box.max_y - context.px(12)));
    ImVec2 const centre{static_cast<float>(anchor.x), static_cast<float>(anchor.y)};
    bool const has_ring = popup.ring_px > 0;
    float const ring_px = context.px(has_ring ? popup.ring_px : 13);
    float const length_px = std::max(std::hypot(x - centre.x, y - centre.y), ring_px);
    // From the ring's edge, not from its middle: the symbol stays to be seen.
    ImVec2 const from{centre.x + (x - centre.x) / length_px * ring_px,
                      centre.y + (y - centre.y) / length_px * ring_px};
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    for (auto const& [colour, wider_px] :
         {std::pair{palette::colours().paper, 2.0}, std::pair{palette::colours().accent, 0.0}}) {
        ImU32 const packed = palette::packed(colour.with_alpha(popup.opacity));
        list->AddLine(from, {x, y}, packed, context.px(1.5 + wider_px));
        if (!has_ring) {
            list->AddCircle(centre, ring_px, packed, 32, context.px(2 + wider_px));
        }
    }
}

}  // namespace

void draw_popup_card(PanelContext const& context) {
    if (!context.model.popup) {
        return;
    }
    PopupModel const& popup = *context.model.popup;
    float const width = context.px(context.layout.fitted_card_width_px());
    bool const has_table = context.layout.shows_panels() && context.typed.table.top > 0;
    Box const room_px =
        context.layout.card_room(has_table ? context.typed.table.top / context.pixel_ratio : 0.0);
    Box const room{context.px(room_px.min_x), context.px(room_px.min_y), context.px(room_px.max_x),
                   context.px(room_px.max_y)};
    auto const max_height = static_cast<float>(room.max_y) - context.px(Layout::margin_px);
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, has_table ? max_height : max_height * 0.86F});
    if (context.model.is_picture) {
        ImGui::SetNextWindowBgAlpha(1);  // on paper nothing moves behind it: no map letters through its text
    }
    ImGuiWindowFlags const flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoResize | ImGuiWindowFlags_AlwaysAutoResize |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                                   (popup.is_leaving ? ImGuiWindowFlags_NoInputs : 0);
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, popup.opacity);
    // One window for all features of a stack keeps the keyboard's place; each is seen from its beginning.
    std::string const name = "card###" + std::to_string(popup.stack);
    if (ImGui::Begin(name.c_str(), nullptr, flags)) {
        if (context.typed.card.reference != popup.card->reference) {
            ImGui::SetScrollY(0);
        }
        mark_pane(context, Pane::card);
        draw_body(context, popup);
    }
    ImVec2 const size = ImGui::GetWindowSize();
    std::optional<Point> anchor;
    if (popup.anchor_screen) {
        anchor = *popup.anchor_screen * static_cast<double>(context.pixel_ratio);
    }
    Box const at = place_card(context, anchor, {size.x, size.y}, room);
    ImGui::SetWindowPos({static_cast<float>(at.min_x), static_cast<float>(at.min_y)});
    ImGui::End();
    ImGui::PopStyleVar();
    if (anchor && room.contains(*anchor)) {
        draw_leader(context, *anchor, at);
    }
}

}  // namespace gatepost
