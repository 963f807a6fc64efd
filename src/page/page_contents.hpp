#pragma once

#include "map/document.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace gatepost {

/// How much a page may hold: browsers read and draw it all at once.
struct PageLimits {
    std::size_t features = 200'000;       ///< of all layers
    std::size_t vertices = 1'000'000;     ///< of lines and areas of a person's layers
    std::size_t card_bytes = 12'000'000;  ///< of what cards say
};

/// A layer of a page, and which of its features are in it.
struct PageLayer {
    Layer const* layer = nullptr;
    std::vector<std::uint32_t> features;  ///< ascending
};

/// A feature as the page counts: its layer from the bottom, and its place among the features there.
struct PagePlace {
    std::size_t layer = 0;
    std::size_t feature = 0;
};

/// What of a map is in a page: the layers that are switched on, of too large ones features evenly from all
/// over the table, and in any case those that are wanted.
class PageContents {
  public:
    PageContents(Document const& document, PageLimits const& limits, std::span<FeatureRef const> wanted = {});

    [[nodiscard]] std::vector<PageLayer> const& layers() const { return m_layers; }
    /// Where the page has a feature, if it has it. O(log features).
    [[nodiscard]] std::optional<PagePlace> find(FeatureRef ref) const;

  private:
    std::vector<PageLayer> m_layers;
};

}  // namespace gatepost
