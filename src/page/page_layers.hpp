#pragma once

#include "page/page_cards.hpp"
#include "page/page_contents.hpp"
#include "page/page_detail.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// Something of a layer that is not in the page, in every language of the interface.
using PageNote = std::array<std::string, locale_codes.size()>;

/// Writes the layers of a page with their geometries, looks, names and cards.
class LayerWriter {
  public:
    LayerWriter(Document const& document, PageContents const& contents, PageDetail const& detail,
                PageChains const& chains, PageLimits const& limits, Locale first);

    void write(PageJson& json);
    [[nodiscard]] StringTable const& strings() const { return m_strings; }
    [[nodiscard]] StringTable const& events() const { return m_events; }
    /// What was left out, a line each.
    [[nodiscard]] std::vector<PageNote> const& notes() const { return m_notes; }

  private:
    void write_layer(PageJson& json, PageLayer const& one);
    static void write_head(PageJson& json, Layer const& layer);
    void write_legend(PageJson& json, PageLayer const& one);
    void write_geometry(PageJson& json, PageLayer const& one);
    void write_numbers(PageJson& json, PageLayer const& one);
    static void write_times(PageJson& json, PageLayer const& one);
    void write_names(PageJson& json, PageLayer const& one);
    void write_cards(PageJson& json, PageLayer const& one);
    void note(Word word, Layer const& layer, std::size_t have, std::size_t of);
    [[nodiscard]] PackedGeometry packed_own(PageLayer const& one) const;

    Document const& m_document;
    PageContents const& m_contents;
    PageDetail const& m_detail;
    PageLimits m_limits;
    Locale m_first;
    LanguageChain m_all_languages;
    StringTable m_strings;
    StringTable m_events;
    CardWriter m_cards;
    std::vector<PageNote> m_notes;
};

}  // namespace gatepost
