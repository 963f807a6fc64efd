#pragma once

#include "page/sheet_paper.hpp"

#include <functional>

namespace gatepost {

/// Sets the table of an evidence sheet, row by row, over as many pages as it takes.
class SheetTable {
  public:
    /// Gives a new page, on which the table goes on at its upper edge.
    using NextPage = std::function<Figure&()>;

    /// Begins on a page below `top_px`, or on the next one if little room is left there.
    SheetTable(Lettering& lettering, SheetPaper const& paper, Locale locale, Figure& page, double top_px,
               NextPage next_page);
    void add(SheetRow const& row);
    /// Ends it. Returns where the last page is free.
    double finish();

  private:
    struct SetLine {
        FigureText text;
        TextLook look;
        double left_px = 0;
        double height_px = 0;
        double gap_px = 0;  ///< before it
    };
    /// The lines of a cell that still have to be placed.
    struct SetCell {
        std::vector<SetLine> lines;
        std::size_t next = 0;
        [[nodiscard]] bool is_done() const { return next == lines.size(); }
    };
    using SetRow = std::array<SetCell, sheet_columns>;

    [[nodiscard]] SetRow set(SheetRow const& row);
    [[nodiscard]] SetCell set(SheetCell const& cell, std::size_t column);
    [[nodiscard]] double room_px() const;
    void go_on();
    void add_heading(bool is_first);
    void add_rule(double left_px, double width_px, Colour colour);
    void add_rules(SheetRow const& row);
    void place(SetRow& row, double height_px, PagePart cell_part, Figure& page);
    void repeat_number(SetRow& row, std::size_t number);

    Lettering& m_lettering;
    SheetPaper const& m_paper;
    Locale m_locale;
    Figure* m_page;
    double m_top_px;
    NextPage m_next_page;
    bool m_is_below_heading = false;
};

}  // namespace gatepost
