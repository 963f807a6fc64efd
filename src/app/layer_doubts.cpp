#include "app/layer_doubts.hpp"

#include "app/missed_features.hpp"

#include <fmt/format.h>

namespace gatepost {

bool LayerDoubts::refuses(LayerState const& layer, LayerContent const& content) {
    if (!content.world->is_ballpark) {
        return false;
    }
    std::string const text = fmt::format(
        "no accurate transformation from {} to {} is known: positions may be off by several "
        "hundred metres",
        content.table->source_crs.name(), m_model.document().map_crs().name());
    m_messages.tell(layer.group == LayerGroup::own ? layer.title + ": " + text : text);
    if (m_is_strict) {
        m_messages.note_failed();
    }
    return m_is_strict;
}

void LayerDoubts::tell_missed(LayerState const& layer, LayerContent const& content,
                              LanguageChain const& languages) {
    if (layer.group != LayerGroup::own) {
        return;
    }
    for (std::string const& message :
         missed_messages(layer, content, m_model.document().map_crs(), languages)) {
        m_messages.note_doubt();
        if (m_told_missed.insert(message).second) {
            m_messages.warn(message);
        }
    }
}

}  // namespace gatepost
