#pragma once

#include "app/scene.hpp"
#include "app/today.hpp"
#include "figure/page.hpp"
#include "map/georeference.hpp"
#include "map/picture_size.hpp"
#include "page/evidence.hpp"
#include "page/figure_painter.hpp"
#include "page/pdf_details.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace gatepost {

/// Brings what a picture shows into a map frame of a size in logical pixels. True if nobody asked for just
/// that view: it may be moved, so that a card does not cover its feature.
using ShowView = std::function<bool(Point frame_size_px)>;

/// Shows what a view showed, whole, in a frame of another shape too. The camera must outlive it.
[[nodiscard]] ShowView showing_again(Camera& camera, Viewport const& seen);

/// What a picture is made for: to be seen by itself; or for an evidence sheet, which puts pins on it and has
/// title and credits beside it: the picture then has none of them, and no numbers at symbols that stand for
/// several features.
enum class PictureUse : std::uint8_t { alone, in_sheet };

/// A picture of the map with all that its layout has: the one way to a picture, for the window, the command
/// line and tests. It is drawn in bands, so that even one of a square metre takes little memory. While it
/// lives the camera shows what the picture does.
class PicturePage {
  public:
    /// `date`: that it may show, 2026-11-29.
    PicturePage(OpenMap& map, Scene& scene, FontSet& fonts, PicturePixels const& pixels, ShowView const& show,
                PictureUse use = PictureUse::alone, std::string date = today());
    ~PicturePage();
    PicturePage(PicturePage const&) = delete;
    PicturePage& operator=(PicturePage const&) = delete;

    [[nodiscard]] PicturePixels const& pixels() const { return m_pixels; }
    [[nodiscard]] std::string const& date() const { return m_date; }
    /// What the map frame showed while its size was sought, and last what it shows: each once.
    [[nodiscard]] std::vector<Viewport> const& views() const { return m_views; }
    /// Where its pixels lie in the map CRS.
    [[nodiscard]] GeoReference georeference() const;
    /// What its pins stand for: those of a sheet, which the sheet draws, or those that were asked for.
    [[nodiscard]] Evidence const& evidence() const { return m_evidence; }
    /// Waits until the workers have made all that its first part is drawn of: they have nothing to do then.
    void finish_map() { m_map_picture->finish(first_part()); }
    /// How many rows a band should have.
    [[nodiscard]] int band_rows() const;
    /// Some rows of it, full width.
    [[nodiscard]] Image band(int first_row_px, int rows);
    /// The same page with lines and words instead of pixels; what is too dense to be drawn so is a picture in
    /// it.
    [[nodiscard]] std::string pdf(PdfDetails details = {});
    /// All of it, from its paper up, for pages that have more than that.
    [[nodiscard]] PageFigures figures();
    [[nodiscard]] Point size_px() const { return m_plan.size_px; }
    [[nodiscard]] FigurePainter& painter();
    [[nodiscard]] std::string svg();
    /// What was asked for and has no room, a sentence each: once any of it has been drawn.
    [[nodiscard]] std::vector<std::string> const& left_out() const { return m_left_out; }
    /// What of the open card has no room: it shows as much as there is room for, as a window does.
    [[nodiscard]] std::vector<std::string> const& card_left_out() const { return m_card_left_out; }

  private:
    [[nodiscard]] FigureContext context();
    [[nodiscard]] PageWishes wishes();
    void plan(ShowView const& show);
    [[nodiscard]] bool has_pins() const;
    void place_pins(MapPicture::Frame& picture);
    void bring_into_view(ShowView const& show, Point frame_size_px);
    void make_room_for_card(Point frame_size_px);
    void add_overlays();
    [[nodiscard]] std::vector<Figure> map_parts();
    void place_card(MapPicture::Frame& picture);
    void add_card(FigureContext const& now);
    /// Of the map, on the page.
    [[nodiscard]] Point frame_origin() const {
        return Point{m_frame_px.min_x, m_frame_px.min_y} * (1 / m_pixels.pixel_ratio);
    }
    void add_density_ramp(FigureContext const& now);
    void note_left_out();
    void add_locator();
    [[nodiscard]] MapPicture::Part first_part() const;
    void draw_map(Image& image, int first_row_px);
    [[nodiscard]] Image map_band(int first_row_px, int rows);

    OpenMap& m_map;
    Scene& m_scene;
    FontSet& m_fonts;
    PicturePixels m_pixels;
    PictureUse m_use;
    std::string m_date;  ///< of the picture
    Viewport m_before;
    Evidence m_evidence;
    std::vector<Viewport> m_views;
    Lettering m_lettering;
    PagePlan m_plan;
    Box m_frame_px;  ///< of the map, in whole pixels of the picture
    std::unique_ptr<MapPicture> m_map_picture;
    std::vector<Figure> m_figures;  ///< over the map
    std::unique_ptr<FigurePainter> m_painter;
    struct PlacedCard {
        Figure figure;
        Box at_px;
        std::optional<Point> anchor_px;  ///< of its feature
        double ring_px;
    };
    std::optional<PlacedCard> m_card;
    std::vector<std::string> m_left_out;
    std::vector<std::string> m_card_left_out;
    bool m_has_overlays = false;
};

}  // namespace gatepost
