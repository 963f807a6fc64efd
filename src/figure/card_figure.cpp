#include "figure/card_figure.hpp"

#include "style/interface_colours.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace gatepost {

namespace {

constexpr double column_px = 336;
constexpr double least_column_px = 180;
constexpr double padding_px = 16;
constexpr double column_gap_px = 20;
constexpr double body_em_px = 15;
constexpr double small_em_px = 12.5;
constexpr double title_em_px = 19;
constexpr double label_share = 0.31;  // of a column, that the label of a fact takes

/// Makes the paragraphs of a card, one below the other.
class CardBlocks {
  public:
    /// `scale`: of its letters.
    CardBlocks(FigureContext const& context, double width_px, double scale)
        : m_context(context),
          m_colours(interface_colours(context.document.theme())),
          m_width_px(width_px),
          m_body_px(body_em_px * scale),
          m_small_px(small_em_px * scale),
          m_title_px(title_em_px * scale) {}

    std::vector<Block> of(Card const& card) {
        add_names(card);
        add_chip(card.what_it_is);
        if (!card.position_note.empty()) {
            add(card.position_note, quiet(m_small_px), 6);
        }
        add_rule();
        for (Card::Fact const& fact : card.facts) {
            add_fact(fact);
        }
        add_links(said(Word::where_it_happened, m_context.locale, card.places.size()), card.places);
        add_events(card);
        add_links(said(Word::also_here, m_context.locale, card.hosted.size()), card.hosted);
        add_links(said(Word::related, m_context.locale), card.related);
        if (!card.source_text.empty()) {
            add_heading(said(Word::sources, m_context.locale));
            add_source(card.source);
        }
        return std::move(m_blocks);
    }

  private:
    [[nodiscard]] TextLook ink(double size_px, bool is_bold = false) const {
        return {size_px, is_bold, false, m_colours.ink};
    }
    [[nodiscard]] TextLook quiet(double size_px) const {
        return {size_px, false, false, m_colours.quiet_ink};
    }
    [[nodiscard]] TextLook accent(double size_px) const { return {size_px, false, false, m_colours.accent}; }

    /// Lines from a corner on. Returns their height.
    double set(Figure& figure, std::string const& text, TextLook const& look, Point at_px, double width_px) {
        double down_px = 0;
        for (FigureText& line : m_context.lettering.lines(text, look, width_px)) {
            double const indent_px = line.shaped->is_right_to_left ? width_px - line.width_px() : 0;
            double const height_px = line_height_px(line, look);
            figure.add(placed(std::move(line), look, {at_px.x + indent_px, at_px.y + down_px}));
            down_px += height_px;
        }
        return down_px;
    }

    void add(std::string const& text, TextLook const& look, double gap_px, bool keeps_next = false) {
        Block block;
        block.height_px = set(block.figure, text, look, {}, m_width_px);
        block.gap_px = gap_px;
        block.keeps_next = keeps_next;
        m_blocks.push_back(std::move(block));
    }

    void add_names(Card const& card) {
        for (std::size_t i = 0; i < card.names.size(); ++i) {
            add(card.names[i].second, i == 0 ? ink(m_title_px, true) : quiet(m_body_px), 1, true);
            if (i < card.are_own_forms.size() && card.are_own_forms[i]) {
                add(said(Word::our_form, m_context.locale), quiet(m_small_px), 0, true);
            }
        }
    }

    void add_chip(std::string const& what_it_is) {
        if (what_it_is.empty()) {
            return;
        }
        TextLook const look = accent(m_small_px);
        FigureText text = m_context.lettering.fitted(what_it_is, look, m_width_px - 16);
        Block block;
        block.gap_px = 5;
        block.height_px = line_height_px(look) + 4;
        block.figure.add(
            FigureBox{{0, 0, text.width_px() + 16, block.height_px}, m_colours.hover, no_colour, 0, 9});
        block.figure.add(placed(std::move(text), look, {8, 2}));
        m_blocks.push_back(std::move(block));
    }

    void add_rule() {
        Block block;
        block.gap_px = 9;
        block.height_px = 3;
        block.figure.add(FigureBox{{0, 0, m_width_px, 1}, m_colours.line});
        m_blocks.push_back(std::move(block));
    }

    void add_heading(std::string const& text) { add(text, accent(m_small_px), 12, true); }

    void add_fact(Card::Fact const& fact) {
        Block block;
        block.gap_px = 5;
        if (fact.beside_value.empty()) {
            double const label_px = m_width_px * label_share;
            double const label_height = set(block.figure, fact.label, quiet(m_small_px), {}, label_px - 8);
            double const value_height =
                set(block.figure, fact.value, ink(m_small_px), {label_px, 0}, m_width_px - label_px);
            block.height_px = std::max(label_height, value_height);
        } else {
            double const half_px = (m_width_px - 12) / 2;
            auto const half = [&](std::string const& label, std::string const& value, double left_px) {
                double const height = set(block.figure, label, quiet(m_small_px), {left_px, 0}, half_px);
                return height + set(block.figure, value, ink(m_small_px), {left_px, height}, half_px);
            };
            block.height_px = std::max(half(fact.label, fact.value, 0),
                                       half(fact.beside_label, fact.beside_value, half_px + 12));
        }
        m_blocks.push_back(std::move(block));
    }

    void add_events(Card const& card) {
        if (card.events.empty()) {
            return;
        }
        add_heading(said(Word::events, m_context.locale, card.events.size()));
        for (std::size_t i = 0; i < card.events.size(); ++i) {
            add_event(card.events[i], card.event_sources[i], i == 0);
        }
    }

    void add_event(Event const& event, SourceText const& source, bool is_first) {
        std::string const borrowed =
            event.is_borrowed ? std::string(" · ") + said(Word::borrowed_place, m_context.locale) : "";
        add(full_date(event, m_context.locale) + borrowed, quiet(m_small_px), is_first ? 3 : 10, true);
        std::string const title = best_text(event.title, m_context.languages);
        std::string const text = best_text(event.text, m_context.languages);
        if (!title.empty()) {
            add(title, ink(m_body_px), 1, true);
        }
        if (!text.empty() && text != title) {
            add(text, quiet(m_small_px), 1, !source.links.empty());
        }
        std::string const speaker = text_in(event.speaker, m_context.locale);
        if (!speaker.empty()) {
            add("— " + speaker, quiet(m_small_px), 1);
        }
        add_source(source);
        m_blocks.back().keeps_next = false;
    }

    /// The sites one after the other, as many in a line as it holds.
    void add_source(SourceText const& source) {
        if (!source.named.empty()) {
            add(source.named, quiet(m_small_px), 1);
        }
        if (source.links.empty()) {
            return;
        }
        TextLook const look = accent(m_small_px);
        constexpr double between_px = 12;
        Block block;
        block.gap_px = 1;
        Point at_px;
        for (std::string const& address : source.links) {
            FigureText site = m_context.lettering.fitted(site_of(address), look, m_width_px);
            site.address = address;
            if (at_px.x > 0 && at_px.x + site.width_px() > m_width_px) {
                at_px = {0, at_px.y + line_height_px(look)};
            }
            double const next_px = at_px.x + site.width_px() + between_px;
            block.figure.add(placed(std::move(site), look, at_px));
            at_px.x = next_px;
        }
        block.height_px = at_px.y + line_height_px(look);
        m_blocks.push_back(std::move(block));
    }

    void add_links(std::string const& title, std::vector<Card::Link> const& links) {
        if (links.empty()) {
            return;
        }
        add_heading(title);
        for (Card::Link const& link : links) {
            add(link.title + " · " + (link.date.empty() ? link.layer_name : link.date), ink(m_small_px), 3);
        }
    }

    FigureContext const& m_context;
    InterfaceColours const& m_colours;
    double m_width_px;
    double m_body_px;
    double m_small_px;
    double m_title_px;
    std::vector<Block> m_blocks;
};

}  // namespace

PaperCard paper_card(FigureContext const& context, Card const& card, Point room_px, double scale) {
    double const inner_px = room_px.x - 2 * padding_px;
    double const width_px = std::clamp(inner_px, least_column_px, column_px * scale);
    std::vector<Block> const blocks = CardBlocks(context, width_px, scale).of(card);
    double const columns = (inner_px + column_gap_px) / (width_px + column_gap_px);
    FlowedBlocks const flowed =
        flow(blocks, {width_px, column_gap_px, std::max(1, static_cast<int>(columns))},
             room_px.y - 2 * padding_px);
    PaperCard paper;
    paper.left_out = flowed.left_out;
    paper.size_px = {flowed.size_px.x + 2 * padding_px, flowed.size_px.y + 2 * padding_px};
    InterfaceColours const& colours = interface_colours(context.document.theme());
    paper.figure.add(FigureBox{{0, 0, paper.size_px.x, paper.size_px.y}, colours.paper, colours.line, 1, 6});
    paper.figure.add(flowed.figure, {padding_px, padding_px});
    return paper;
}

namespace {

/// As large as it is whole in one of the rooms; else with the least left out, of size 0 where none is wide
/// enough for anything.
PaperCard paper_card_in(FigureContext const& context, Card const& card, std::vector<Point> const& rooms_px) {
    PaperCard best{{}, {}, std::numeric_limits<std::size_t>::max()};
    for (double const scale : {1.0, 0.9, 0.8}) {
        for (Point const room : rooms_px) {
            if (room.x < least_column_px + 2 * padding_px || best.left_out == 0) {
                continue;
            }
            PaperCard one = paper_card(context, card, room, scale);
            if (one.left_out < best.left_out) {
                best = std::move(one);
            }
        }
    }
    return best;
}

}  // namespace

PaperCard paper_card_beside(FigureContext const& context, Card const& card, std::optional<Point> anchor_px,
                            Box const& room_px, double gap_px) {
    Point const whole{room_px.width(), room_px.height()};
    if (anchor_px && room_px.contains(*anchor_px)) {
        double const beside_px =
            std::max(anchor_px->x - room_px.min_x, room_px.max_x - anchor_px->x) - gap_px;
        double const above_px = std::max(anchor_px->y - room_px.min_y, room_px.max_y - anchor_px->y) - gap_px;
        PaperCard beside = paper_card_in(context, card, {{beside_px, whole.y}, {whole.x, above_px}});
        if (beside.left_out == 0) {
            return beside;
        }
        PaperCard over = paper_card(context, card, whole, 1);
        return over.left_out == 0 || beside.size_px.x == 0 ? over : beside;
    }
    return paper_card(context, card, whole, 1);
}

std::optional<Point> anchor_beside_card(FigureContext const& context, Card const& card, Point anchor_px,
                                        Box const& room_px, double gap_px) {
    constexpr double strip_share = 0.25;  // of the room, for the feature and what is around it
    auto const is_beside = [&](PaperCard const& one) {
        double const wide_px = std::max(anchor_px.x - room_px.min_x, room_px.max_x - anchor_px.x);
        double const high_px = std::max(anchor_px.y - room_px.min_y, room_px.max_y - anchor_px.y);
        return one.left_out == 0 && (one.size_px.x + gap_px <= wide_px || one.size_px.y + gap_px <= high_px);
    };
    if (is_beside(paper_card_beside(context, card, anchor_px, room_px, gap_px))) {
        return std::nullopt;
    }
    Point const size{room_px.width(), room_px.height()};
    Point const beside{size.x * (1 - strip_share) - gap_px, size.y};
    Point const below{size.x, size.y * (1 - strip_share) - gap_px};
    bool const is_wide = size.x >= size.y;
    PaperCard const found =
        paper_card_in(context, card, is_wide ? std::vector{beside, below} : std::vector{below, beside});
    Point const free = size - found.size_px;
    auto const in_strip = [&](double free_px) { return std::min(free_px / 2, free_px - gap_px); };
    Point const middle = room_px.centre();
    return free.x / size.x >= free.y / size.y ? Point{room_px.min_x + in_strip(free.x), middle.y}
                                              : Point{middle.x, room_px.min_y + in_strip(free.y)};
}

}  // namespace gatepost
