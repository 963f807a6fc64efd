#include "ui/story_section.hpp"

#include "ui/card_sections.hpp"
#include "ui/icons.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace gatepost {

namespace {

using Entry = PlaceStory::Entry;

constexpr std::size_t first_entries = 50;

/// What happened in the range of time that the map shows, and what has no date.
std::vector<Entry const*> entries_shown(PopupModel const& popup, bool is_newest_first) {
    std::vector<Entry const*> dated;
    std::vector<Entry const*> undated;
    for (Entry const& entry : popup.story->entries) {
        if (!entry.span) {
            undated.push_back(&entry);
        } else if (presence_in(*entry.span, popup.time) != Presence::absent) {
            dated.push_back(&entry);
        }
    }
    if (is_newest_first) {
        std::reverse(dated.begin(), dated.end());
    }
    dated.insert(dated.end(), undated.begin(), undated.end());
    return dated;
}

/// Whether there is more to say of it than its date, its title and its addresses.
bool has_details(PanelContext const& context, Entry const& entry) {
    return !entry.text.empty() || !entry.teller.empty() || entry.ref || !entry.source.named.empty() ||
           !text_in(entry.event.speaker, context.model.locale).empty();
}

void draw_details(PanelContext const& context, Entry const& entry) {
    ImGui::PushFont(context.fonts.small());
    if (!entry.text.empty()) {
        draw_long_text(context, "text", entry.text);
    }
    std::string const speaker = text_in(entry.event.speaker, context.model.locale);
    if (!speaker.empty()) {
        quiet(context, "speaker", "— " + speaker);
    }
    if (!entry.teller.empty()) {
        quiet(context, "teller", fmt::format("{} {}", icons::pin, entry.teller));
    }
    if (entry.event.is_borrowed) {
        quiet(context, "borrowed", context.say(Word::borrowed_place));
    }
    if (!entry.source.named.empty()) {
        quiet(context, "source", entry.source.named);
    }
    if (entry.ref) {
        std::string const label =
            fmt::format("{} {}###card", icons::target, context.say(Word::open_its_card));
        if (ImGui::Button(label.c_str())) {
            context.commands.emplace_back(ShowFeature{*entry.ref});
        }
    }
    ImGui::PopFont();
}

void draw_entry(PanelContext const& context, Entry const& entry, std::string const& key) {
    std::set<std::string>& unfolded = context.typed.card.unfolded;
    bool const is_unfolded = unfolded.contains(key);
    bool const unfolds = has_details(context, entry);
    float const indent = context.px(20);
    ImGui::PushFont(context.fonts.small());
    bool is_clicked = false;
    if (unfolds) {
        ImGui::PushStyleColor(ImGuiCol_Button, ImVec4{0, 0, 0, 0});
        is_clicked =
            ImGui::SmallButton(fmt::format("{}###fold", is_unfolded ? icons::unfolded : icons::next).c_str());
        ImGui::PopStyleColor();
        ImGui::SameLine(0, 0);
    }
    ImGui::SetCursorPosX(ImGui::GetStyle().WindowPadding.x + indent);
    quiet(context, "date", full_date(entry.event, context.model.locale));
    ImGui::PopFont();
    ImGui::Indent(indent);
    ImGui::BeginGroup();
    draw_long_text(context, "title", entry.title);
    ImGui::EndGroup();
    is_clicked = is_clicked || (unfolds && ImGui::IsItemClicked());
    if (unfolds && ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (is_clicked) {
        is_unfolded ? static_cast<void>(unfolded.erase(key)) : static_cast<void>(unfolded.insert(key));
        context.typed.card.is_other_now = true;
    }
    if (is_unfolded) {
        draw_details(context, entry);
    }
    draw_web_links(context, entry.source.links);
    ImGui::Unindent(indent);
    ImGui::Dummy({0, context.px(4)});
}

/// How many things there are, and in which order they stand.
void draw_head(PanelContext const& context, std::size_t count) {
    bool& is_newest_first = context.typed.card.is_newest_first;
    heading(context, context.say(Word::what_happened_here, count));
    ImGui::PushFont(context.fonts.small());
    char const* const order = context.say(is_newest_first ? Word::newest_first : Word::oldest_first);
    float const width = ImGui::CalcTextSize(order).x + 2 * ImGui::GetStyle().FramePadding.x;
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - width);
    if (ImGui::SmallButton(fmt::format("{}###order", order).c_str())) {
        is_newest_first = !is_newest_first;
    }
    ImGui::PopFont();
}

}  // namespace

bool has_story(PopupModel const& popup) {
    return popup.story && popup.story->tellers > 1 && popup.story->entries.size() > 1;
}

void draw_story(PanelContext const& context, PopupModel const& popup) {
    auto const entries = entries_shown(popup, context.typed.card.is_newest_first);
    draw_head(context, entries.size());
    Fold fold("story", first_entries);
    for (std::size_t i = 0; i < std::min(entries.size(), fold.shown()); ++i) {
        // By its place in the story itself: it stays unfolded in another order.
        std::string const key = std::to_string(entries[i] - popup.story->entries.data());
        ImGui::PushID(key.c_str());
        draw_entry(context, *entries[i], key);
        ImGui::PopID();
    }
    fold.draw_more(context, entries.size() > fold.shown());
    std::size_t const outside = popup.story->entries.size() - entries.size();
    if (outside > 0) {
        ImGui::PushFont(context.fonts.small());
        quiet(context, "outside", context.say(Word::outside_time, outside));
        ImGui::PopFont();
    }
}

}  // namespace gatepost
