#include "page/pdf_sheet.hpp"

#include "page/pin_figure.hpp"
#include "page/sheet_table.hpp"
#include "style/interface_colours.hpp"

#include <fmt/format.h>

namespace gatepost {

namespace {

constexpr double gap_pt = 8;
constexpr double page_number_pt = 50;

class SheetPages {
  public:
    SheetPages(Lettering& lettering, PdfSheetRequest const& request)
        : m_lettering(lettering), m_request(request), m_paper(request.page_pt, request.map_size_px) {
        m_credits = lettering.lines(request.credits, m_paper.small_print(),
                                    m_paper.content_px().width() - m_paper.px(page_number_pt));
        double foot_px = m_paper.px(gap_pt);
        for (FigureText const& line : m_credits) {
            foot_px += line_height_px(line, m_paper.small_print());
        }
        m_paper.keep_foot_free(foot_px);
    }

    PdfSheet of(Evidence const& evidence) {
        next_page();
        add_head(evidence);
        add_map(evidence);
        if (evidence.features.empty()) {
            add_paragraph(said(Word::sheet_nothing, m_request.locale), m_paper.subtitle(),
                          PagePart::paragraph);
        } else {
            add_table(evidence);
        }
        add_feet();
        return {std::move(m_pages), m_paper.pt_per_px()};
    }

  private:
    /// A page, and what text is to stand on it.
    Figure& next_page() {
        m_pages.emplace_back().emplace_back();
        m_top_px = m_paper.content_px().min_y;
        return page();
    }

    [[nodiscard]] Figure& page() { return m_pages.back().back(); }

    void add_paragraph(std::string const& text, TextLook const& look, PagePart part) {
        if (text.empty()) {
            return;
        }
        Box const content = m_paper.content_px();
        page().add(FigurePart{part, true});
        for (FigureText& line : m_lettering.lines(text, look, content.width())) {
            double const indent_px = line.shaped->is_right_to_left ? content.width() - line.width_px() : 0;
            double const height_px = line_height_px(line, look);
            page().add(placed(std::move(line), look, {content.min_x + indent_px, m_top_px}));
            m_top_px += height_px;
        }
        page().add(FigurePart{part, false});
    }

    void add_head(Evidence const& evidence) {
        add_paragraph(m_request.title, m_paper.title(), PagePart::title);
        add_paragraph(m_request.subtitle, m_paper.subtitle(), PagePart::paragraph);
        add_paragraph(fmt::format("{} · {}", said(Word::sheet_title, m_request.locale),
                                  sheet_count(evidence, m_request.locale)),
                      m_paper.quiet(), PagePart::paragraph);
        m_top_px += m_paper.px(gap_pt);
    }

    void add_map(Evidence const& evidence) {
        Box const content = m_paper.content_px();
        Point const at{content.centre().x - m_request.map_size_px.x / 2, m_top_px};
        PageFigures& figures = m_pages.back();
        for (Figure const& part : m_request.map) {
            Figure& moved = figures.emplace_back();
            moved.name = part.name;
            moved.opacity = part.opacity;
            if (part.clip_px) {
                moved.clip_px = Box{part.clip_px->min_x + at.x, part.clip_px->min_y + at.y,
                                    part.clip_px->max_x + at.x, part.clip_px->max_y + at.y};
            }
            moved.add(part, at);
        }
        Figure& over = figures.emplace_back();
        over.add(pin_figure(m_lettering, evidence.pins, PinLinks::to_rows), at);
        Box const frame{at.x, at.y, at.x + m_request.map_size_px.x, at.y + m_request.map_size_px.y};
        over.add(FigureBox{frame, no_colour, interface_colours(Theme::print).quiet_ink, m_paper.px(0.5)});
        figures.emplace_back();  // what follows stands in another figure
        m_top_px = frame.max_y + m_paper.px(gap_pt);
    }

    void add_table(Evidence const& evidence) {
        SheetTable table(m_lettering, m_paper, m_request.locale, page(), m_top_px,
                         [this]() -> Figure& { return next_page(); });
        for (SheetRow const& row : sheet_rows(evidence, m_request.locale)) {
            table.add(row);
        }
        m_top_px = table.finish();
    }

    /// Credits and number of each page; of the first one the credits are part of what is read.
    void add_feet() {
        Box const content = m_paper.content_px();
        TextLook const look = m_paper.small_print();
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            Figure& foot = m_pages[i].emplace_back();
            double const top_px = content.max_y + m_paper.px(gap_pt);
            FigureText number = m_lettering.line(fmt::format("{} / {}", i + 1, m_pages.size()), look);
            double const left_px = content.max_x - number.width_px();
            if (i == 0) {
                foot.add(FigurePart{PagePart::paragraph, true});
            }
            add_credits(foot, look, {content.min_x, top_px});
            if (i == 0) {
                foot.add(FigurePart{PagePart::paragraph, false});
            } else {
                add_running_title(foot, look);
            }
            foot.add(placed(std::move(number), look, {left_px, top_px}));
        }
    }

    void add_credits(Figure& foot, TextLook const& look, Point at_px) {
        for (FigureText const& line : m_credits) {
            foot.add(placed(line, look, at_px));
            at_px.y += line_height_px(line, look);
        }
    }

    void add_running_title(Figure& page, TextLook const& look) {
        Box const content = m_paper.content_px();
        std::string const text = m_request.title + " · " + said(Word::sheet_title, m_request.locale);
        page.add(placed(m_lettering.fitted(text, look, content.width()), look,
                        {content.min_x, content.min_y - 1.4 * look.size_px - m_paper.px(gap_pt)}));
    }

    Lettering& m_lettering;
    PdfSheetRequest const& m_request;
    SheetPaper m_paper;
    std::vector<FigureText> m_credits;
    std::vector<PageFigures> m_pages;
    double m_top_px = 0;
};

}  // namespace

PdfSheet pdf_sheet(Lettering& lettering, Evidence const& evidence, PdfSheetRequest const& request) {
    return SheetPages(lettering, request).of(evidence);
}

}  // namespace gatepost
