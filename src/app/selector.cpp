#include "app/selector.hpp"

#include "base/log.hpp"
#include "map/feature_place.hpp"
#include "map/make_card.hpp"

#include <algorithm>
#include <utility>

namespace gatepost {

namespace {

/// The feature of another part of the same source that is this one: at the same place, with the same values.
std::optional<std::uint32_t> counterpart(Layer const& before, std::uint32_t feature,
                                         LayerContent const& content) {
    auto const vertices = before.table->geometry.vertices_of(feature);
    if (!before.world || vertices.empty() || before.world->geometry.vertices_of(feature).empty()) {
        return std::nullopt;
    }
    AttributeRow const row = before.table->row(feature);
    std::optional<std::uint32_t> found;
    Box const place = Box::around(before.world->geometry.vertices_of(feature).front(), 1e-6);
    content.world->index.query(place, [&](std::uint32_t other) {
        auto const theirs = content.table->geometry.vertices_of(other);
        bool is_same = std::equal(vertices.begin(), vertices.end(), theirs.begin(), theirs.end());
        if (is_same) {
            AttributeRow const other_row = content.table->row(other);
            for (AttributeColumn const& column : row.columns()) {
                is_same = is_same && row.text(column.name()) == other_row.text(column.name());
            }
        }
        found = is_same ? std::optional{other} : std::nullopt;
        return !is_same;
    });
    return found;
}

}  // namespace

void Selector::replace_content(LayerId layer, LayerContent content) {
    bool is_lost = false;
    if (m_selection) {
        for (Hit& hit : m_selection->picked.hits) {
            if (hit.ref.layer == layer) {
                auto const other = counterpart(m_model.document().layer(layer), hit.ref.feature, content);
                is_lost = is_lost || !other;
                hit.ref.feature = other.value_or(0);
            }
        }
    }
    m_model.put(layer, std::move(content));
    m_model.update();
    if (is_lost) {
        close();
    } else {
        refresh();
    }
}

void Selector::open(Picked picked, std::optional<Point> clicked_screen) {
    if (picked.hits.empty()) {
        close();
        return;
    }
    m_selection = Selection{};
    m_selection->picked = std::move(picked);
    m_selection->clicked_screen = clicked_screen;
    m_selection->stack = ++m_stacks;
    tell_story();
    show_card();
}

void Selector::choose(std::vector<FeatureRef> features) {
    Picked picked;
    for (FeatureRef const ref : features) {
        picked.hits.push_back({ref, 0, false});
    }
    bool const is_one = picked.hits.size() == 1;
    open(is_one ? pick_feature(m_model.document(), features.front()) : std::move(picked));
    if (m_selection && !is_one) {
        m_selection->is_chosen = true;
        m_selection->index = features.size() - 1;
        show_card();
    }
}

std::vector<FeatureRef> Selector::chosen() const {
    std::vector<FeatureRef> all;
    if (m_selection && m_selection->is_chosen) {
        for (Hit const& hit : m_selection->picked.hits) {
            all.push_back(hit.ref);
        }
    } else if (m_selection) {
        all.push_back(m_selection->card.ref);
    }
    return all;
}

void Selector::select(FeatureRef ref) { open(pick_feature(m_model.document(), ref)); }

void Selector::step(int step) {
    if (m_selection) {
        auto const count = static_cast<int>(m_selection->picked.hits.size());
        m_selection->index =
            static_cast<std::size_t>((static_cast<int>(m_selection->index) + step + count) % count);
        show_card();
    }
}

void Selector::close() {
    if (m_selection) {
        m_selection.reset();
        m_model.set_selection({});
        log_info("popup closed");
    }
}

void Selector::refresh() {
    if (m_selection) {
        tell_story();
        show_card();
    }
}

void Selector::tell_story() {
    constexpr std::size_t most_told = 200;  // of what a box has chosen nobody reads a story
    auto const& hits = m_selection->picked.hits;
    if (hits.size() > 1 && hits.size() <= most_told) {
        std::vector<FeatureRef> features(hits.size());
        std::transform(hits.begin(), hits.end(), features.begin(), [](Hit const& hit) { return hit.ref; });
        m_selection->story = std::make_shared<PlaceStory const>(
            story_of_place(m_model.document(), features, languages(), m_locale));
    }
}

void Selector::check() {
    if (!m_selection) {
        return;
    }
    Document const& document = m_model.document();
    auto const is_gone = [&](Hit const& hit) { return !document.has_feature(hit.ref); };
    auto const& hits = m_selection->picked.hits;
    if (std::any_of(hits.begin(), hits.end(), is_gone) ||
        !document.layer(m_selection->card.ref.layer).is_visible) {
        close();
    }
}

void Selector::show_card() {
    FeatureRef const ref = m_selection->picked.hits[m_selection->index].ref;
    Card card = make_card(m_model.document(), ref, languages(), m_locale);
    auto const anchor = anchor_of(m_model.document(), ref);
    m_selection->anchor_world = anchor;
    m_selection->precision_ring_world =
        anchor && card.precision_m > 0 ? ground_circle(*anchor, card.precision_m, m_model.world_from_lonlat())
                                       : std::vector<Point>{};
    m_selection->card = std::move(card);
    m_model.set_selection({m_selection->card.reference});
    log_info("popup opened {}", m_selection->card.reference);
}

void Selector::set_locale(Locale locale) {
    m_locale = locale;
    if (m_are_names_free) {
        m_usual_languages = names_in(locale);
    }
    refresh();
}

}  // namespace gatepost
