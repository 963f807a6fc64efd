#pragma once

#include "figure/lettering.hpp"
#include "page/sheet_rows.hpp"

namespace gatepost {

/// The measures and letters of an evidence sheet on paper. Letters have the size of print whatever the paper;
/// the map is as wide as the text.
class SheetPaper {
  public:
    SheetPaper(Point page_pt, Point map_size_px);

    [[nodiscard]] double pt_per_px() const { return m_pt_per_px; }
    [[nodiscard]] double px(double pt) const { return pt / m_pt_per_px; }
    [[nodiscard]] Point size_px() const { return m_size_px; }
    /// Of all but what stands at the head and foot of each page.
    [[nodiscard]] Box content_px() const { return m_content_px; }

    /// Keeps that much free at the foot of each page, beside its margin.
    void keep_foot_free(double height_px) { m_content_px.max_y -= height_px; }

    [[nodiscard]] TextLook title() const;
    [[nodiscard]] TextLook subtitle() const;
    [[nodiscard]] TextLook quiet() const;
    [[nodiscard]] TextLook small_print() const;  ///< credits, numbers of pages
    [[nodiscard]] TextLook heading() const;
    [[nodiscard]] TextLook number() const;
    [[nodiscard]] TextLook look_of(SheetLine const& line, std::size_t column) const;

    /// Of a column of the table: where its text begins, and how wide it may be.
    struct Column {
        double left_px = 0;
        double width_px = 0;
    };
    [[nodiscard]] Column column(std::size_t column) const;

  private:
    double m_pt_per_px = 1;
    Point m_size_px;
    Box m_content_px;
};

}  // namespace gatepost
