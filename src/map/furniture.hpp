#pragma once

#include "table/names.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace gatepost {

/// How a picture is laid out: the map alone with what lies on it; a figure of a report with its legend below;
/// a page to be printed; a slide.
enum class PageLayout : std::uint8_t { map, report, a4, slide, last = slide };
constexpr std::array<std::string_view, 4> page_layout_names{"map", "report", "a4", "slide"};

/// What is drawn on and beside the map on request. What nobody chose is as the layout has it.
struct Furniture {
    std::optional<bool> scale_bar;
    std::optional<bool> north_arrow;
    std::optional<bool> graticule;  ///< in the window too
    std::optional<bool> legend;
    std::optional<bool> credits;
    std::optional<bool> crs;      ///< the name of the map CRS
    std::optional<bool> date;     ///< of the picture
    std::optional<bool> locator;  ///< a small map of where this one lies
    std::optional<bool> pins;     ///< numbers at what is in view, and a list of them
    LanguageText title;           ///< empty: that of the map file, where the layout has a title
    LanguageText subtitle;
    LanguageText text;  ///< a block of text
    friend bool operator==(Furniture const&, Furniture const&) = default;
};

/// The keys of furniture in a map file, and what each stands for.
constexpr std::array<std::pair<char const*, std::optional<bool> Furniture::*>, 9> furniture_switches{
    {{"scale_bar", &Furniture::scale_bar},
     {"north_arrow", &Furniture::north_arrow},
     {"graticule", &Furniture::graticule},
     {"legend", &Furniture::legend},
     {"credits", &Furniture::credits},
     {"crs", &Furniture::crs},
     {"date", &Furniture::date},
     {"locator", &Furniture::locator},
     {"pins", &Furniture::pins}}};
constexpr std::array<std::pair<char const*, LanguageText Furniture::*>, 3> furniture_texts{
    {{"title", &Furniture::title}, {"subtitle", &Furniture::subtitle}, {"text", &Furniture::text}}};

/// The same with every part decided: as it was chosen, else as the layout has it.
[[nodiscard]] Furniture decided(Furniture chosen, PageLayout layout);

// What a picture may be asked for.
constexpr double most_dpi = 100'000;
constexpr double least_picture_scale = 0.25;
constexpr double most_picture_scale = 8;
constexpr int most_quality = 100;
constexpr int usual_quality = 90;
constexpr double most_frame_s = 600;

/// What goes into a file: a picture, the map with numbered pins and a table of sources, features, or several
/// pictures: of the stops of a tour, or of the map through time.
enum class ExportKind : std::uint8_t { picture, sheet, data, tour, time };
constexpr std::array<std::string_view, 5> export_kind_names{"picture", "sheet", "data", "tour", "time"};

/// Whether it is several pictures.
[[nodiscard]] constexpr bool is_of_frames(ExportKind kind) {
    return kind == ExportKind::tour || kind == ExportKind::time;
}

/// Which features, of data: of the layers that are shown, all, or those in view; or the selected one.
enum class DataScope : std::uint8_t { shown, in_view, selected, last = selected };
constexpr std::array<std::string_view, 3> data_scope_names{"shown", "in-view", "selected"};

/// What a picture in a file is to be.
struct PictureChoice {
    ExportKind kind = ExportKind::picture;
    DataScope scope = DataScope::shown;
    PageLayout layout = PageLayout::map;
    std::string size;             ///< see picture_size.hpp; empty: the layout's own
    double dpi = 0;               ///< 0: of sizes in mm 300; others say none
    double scale = 0;             ///< size of symbols and text; 0: 1, on paper 0.8
    bool is_transparent = false;  ///< no water, no paper
    int quality = 0;              ///< of JPEG and WebP, 1 to 100; 0: the usual one
    bool has_provenance = true;   ///< the file says what the picture was made of
    bool has_world_file = false;  ///< files beside it say where it lies
    std::string tour{};           ///< of which pictures are made; empty: the first
    double frame_s = 0;           ///< how long each of several pictures is shown; 0: as usual
    std::string file;             ///< where it is written, by its whole path; empty: nobody said yet
    friend bool operator==(PictureChoice const&, PictureChoice const&) = default;
};

}  // namespace gatepost
