#include "app/pinned_cards.hpp"

#include "map/feature_place.hpp"
#include "map/make_card.hpp"

#include <algorithm>
#include <utility>

namespace gatepost {

void PinnedCards::pin(PinCard const& command) {
    auto const& selection = m_map.selector().current();
    if (!selection) {
        return;
    }
    std::string const feature = selection->card.reference;
    put(feature, command.offset_px);
    m_map.selector().close();
    log_info("card pinned {}", feature);
}

void PinnedCards::move(MovePin const& command) { put(command.feature, command.offset_px); }

/// On top of the others. So far away, and so many, as a map file takes.
void PinnedCards::put(std::string const& feature, Point offset_px) {
    constexpr double most_px = 10'000;
    constexpr std::size_t most_cards = 100;
    std::vector<PinnedCard> pinned = m_map.model().state().pinned;
    std::erase_if(pinned, [&](PinnedCard const& one) { return one.feature == feature; });
    if (pinned.size() >= most_cards) {
        pinned.erase(pinned.begin());
    }
    pinned.push_back(
        {feature, {std::clamp(offset_px.x, -most_px, most_px), std::clamp(offset_px.y, -most_px, most_px)}});
    m_map.change(SetPinned{std::move(pinned)});
}

void PinnedCards::unpin(std::string const& feature) {
    std::vector<PinnedCard> pinned = m_map.model().state().pinned;
    if (std::erase_if(pinned, [&](PinnedCard const& one) { return one.feature == feature; }) > 0) {
        m_map.change(SetPinned{std::move(pinned)});
    }
}

PinnedCards::Told PinnedCards::told_now() const {
    Told told{{}, m_map.selector().languages(), m_map.selector().locale()};
    for (Layer const& layer : m_map.document().layers()) {
        told.contents.push_back(layer.content);
    }
    return told;
}

PinnedCards::Shown const* PinnedCards::shown(std::string const& feature) {
    auto found = m_cards.find(feature);
    if (found == m_cards.end()) {
        Document const& document = m_map.document();
        std::optional<Shown> made;
        auto const known = m_refs.find(feature);
        bool const is_same = known != m_refs.end() && document.has_feature(known->second) &&
                             document.reference_of(known->second) == feature;
        // Looking for it may read all of a large table.
        auto const ref = is_same ? std::optional{known->second} : document.find_feature(feature);
        if (ref) {
            m_refs.insert_or_assign(feature, *ref);
            made = Shown{*ref,
                         make_card(document, *ref, m_map.selector().languages(), m_map.selector().locale())};
        }
        found = m_cards.emplace(feature, std::move(made)).first;
    }
    return found->second ? &*found->second : nullptr;
}

std::vector<PinnedCardModel> PinnedCards::model() {
    std::vector<PinnedCardModel> all;
    Document const& document = m_map.document();
    if (m_map.model().state().pinned.empty()) {
        m_cards.clear();
        m_told = {};
        return all;
    }
    if (Told now = told_now(); now != m_told) {
        m_told = std::move(now);
        m_cards.clear();
    }
    Viewport const& view = m_map.camera().viewport();
    for (PinnedCard const& pinned : m_map.model().state().pinned) {
        Shown const* const found = shown(pinned.feature);
        if (found == nullptr) {
            continue;
        }
        PinnedCardModel card{pinned.feature, found->card, pinned.offset_px, std::nullopt};
        Layer const& layer = document.layer(found->ref.layer);
        bool const is_shown = layer.is_visible && !layer.is_hidden(found->ref.feature);
        if (auto const anchor = is_shown ? anchor_of(document, found->ref) : std::nullopt) {
            card.anchor_screen =
                view.screen_from_world(document.map_plane().near(*anchor, view.centre_world));
        }
        all.push_back(std::move(card));
    }
    return all;
}

}  // namespace gatepost
