#pragma once

#include "app/message_log.hpp"
#include "map/map_model.hpp"
#include "table/names.hpp"

#include <set>
#include <string>

namespace gatepost {

/// Says what of the layers that were read is not where it should be, once each.
class LayerDoubts {
  public:
    /// Both outlive it. `is_strict`: a layer whose place is a guess is kept off the map.
    LayerDoubts(MapModel const& model, MessageLog& messages, bool is_strict)
        : m_model(model), m_messages(messages), m_is_strict(is_strict) {}

    /// Says that a layer's datum shift is a guess, if it is; true if that keeps it out.
    [[nodiscard]] bool refuses(LayerState const& layer, LayerContent const& content);
    /// Says what of a person's own layer is not on the map as it was meant.
    void tell_missed(LayerState const& layer, LayerContent const& content, LanguageChain const& languages);
    /// The map has another CRS: what that cannot show is told anew.
    void forget_missed() { m_told_missed.clear(); }

  private:
    MapModel const& m_model;
    MessageLog& m_messages;
    bool m_is_strict;
    std::set<std::string> m_told_missed;
};

}  // namespace gatepost
