#include "app/verify.hpp"

#include "app/picture_map.hpp"
#include "app/picture_page.hpp"
#include "base/content_hash.hpp"
#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "io/png_reader.hpp"
#include "io/png_writer.hpp"
#include "map/features_in_box.hpp"
#include "render/gl_version.hpp"
#include "render/headless_context.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace gatepost {

namespace {

/// A picture of this program as it lies on the disk.
struct GivenPicture {
    Image pixels;
    Provenance made_of;
    bool is_as_written = true;  ///< its pixels are those that were written
};

std::string hash_of(Image const& image) {
    ContentHash hash;
    hash.add({reinterpret_cast<char const*>(image.rgba.data()), image.rgba.size()});
    return hash.hex();
}

GivenPicture read_picture(std::string const& path, Provenance made_of) {
    constexpr std::size_t most_bytes = std::size_t{1} << 30U;
    auto const bytes = read_file(path, most_bytes);
    if (!bytes) {
        throw fmt_error("{}: there is no such file", path);
    }
    try {
        GivenPicture given{decode_png(*bytes), std::move(made_of), true};
        for (auto const& [key, text] : read_png_texts(*bytes, true)) {
            if (key == png_pixels_key) {
                given.is_as_written = text == hash_of(given.pixels);
            }
        }
        return given;
    } catch (Error const& failure) {
        throw fmt_error("{}: {}", path, failure.what());
    }
}

/// What the map was opened with.
Options options_of(std::string const& path, Provenance const& made_of) {
    Options options;
    options.inputs = {path};
    options.screenshot = path;  // never written: it says that a picture is made
    options.assumed_crs = made_of.assumed_crs;
    options.encoding = made_of.encoding;
    options.locale = made_of.locale;
    options.has_locale = true;
    return options;
}

/// Around all pixels that differ; none where none does.
std::optional<Box> difference_box(Image const& a, Image const& b) {
    Box box;
    for (int y = 0; y < a.height_px; ++y) {
        for (int x = 0; x < a.width_px; ++x) {
            std::size_t const at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width_px) +
                                    static_cast<std::size_t>(x)) *
                                   4;
            if (!std::equal(a.rgba.begin() + static_cast<std::ptrdiff_t>(at),
                            a.rgba.begin() + static_cast<std::ptrdiff_t>(at + 4),
                            b.rgba.begin() + static_cast<std::ptrdiff_t>(at))) {
                box.grow(Point{static_cast<double>(x), static_cast<double>(y)});
                box.grow(Point{x + 1.0, y + 1.0});
            }
        }
    }
    return box.is_empty() ? std::nullopt : std::optional{box};
}

/// The features of some layers that a box of the picture shows.
std::vector<std::string> features_at(OpenMap& map, Box const& box_px, GeoReference const& place,
                                     std::set<std::string> const& sources) {
    constexpr std::size_t most_named = 20;
    Point const corner = place.upper_left_world;
    Box const box{corner.x + box_px.min_x * place.world_per_px, corner.y - box_px.max_y * place.world_per_px,
                  corner.x + box_px.max_x * place.world_per_px, corner.y - box_px.min_y * place.world_per_px};
    std::vector<std::string> named;
    for (Layer const& layer : map.document().layers()) {
        LayerState const* const state = map.model().state().find(layer.id);
        if (!layer.is_visible || state == nullptr || !sources.contains(state->source.path)) {
            continue;
        }
        for (std::uint32_t const row : features_in(*layer.world, box)) {
            if (named.size() == most_named) {
                named.emplace_back("…");
                return named;
            }
            named.push_back(map.document().reference_of({layer.id, row}));
        }
    }
    return named;
}

/// Draws a picture again on the map that was opened from it.
class Redrawing {
  public:
    Redrawing(std::string const& path, GivenPicture const& given, JobPool& pool)
        : m_path(path), m_given(given), m_map(options_of(path, given.made_of), pool) {
        m_map.finish_loading();
    }

    void compare(Verdict& verdict, JobPool& pool) {
        Scene scene(m_map, pool, m_fonts);
        auto const& views = m_given.made_of.views;
        auto const show = [&](Point frame_size_px) {
            auto const same = std::find_if(views.begin(), views.end(), [&](Viewport const& one) {
                return frame_size_px == Point{one.width_px, one.height_px};
            });
            Viewport view = same == views.end() ? views.back() : *same;
            view.width_px = frame_size_px.x;
            view.height_px = frame_size_px.y;
            m_map.camera().set_viewport(view);
            return false;
        };
        static_cast<void>(show({views.back().width_px, views.back().height_px}));
        if (auto const feature = m_map.document().find_feature(m_map.initial_selection())) {
            m_map.selector().select(*feature);
        }
        PicturePage page(m_map, scene, m_fonts, m_given.made_of.pixels, show, PictureUse::alone,
                         m_given.made_of.date);
        for (int row = 0; row < m_given.pixels.height_px; row += page.band_rows()) {
            int const rows = std::min(page.band_rows(), m_given.pixels.height_px - row);
            add_difference(page.band(row, rows), row, verdict);
        }
        if (verdict.box_px && !verdict.data.empty()) {
            verdict.features = features_at(m_map, *verdict.box_px, page.georeference(), changed_sources());
        }
    }

  private:
    void add_difference(Image const& band, int first_row, Verdict& verdict) const {
        Image given{band.width_px, band.height_px, {}};
        auto const begin = m_given.pixels.rgba.begin() + static_cast<std::ptrdiff_t>(first_row) *
                                                             m_given.pixels.width_px * std::ptrdiff_t{4};
        given.rgba.assign(begin, begin + static_cast<std::ptrdiff_t>(band.rgba.size()));
        if (auto box = difference_box(band, given)) {
            box->min_y += first_row;
            box->max_y += first_row;
            Box whole = verdict.box_px.value_or(Box{});
            whole.grow(*box);
            verdict.box_px = whole;
        }
    }

    [[nodiscard]] std::set<std::string> changed_sources() const {
        std::set<std::string> paths;
        auto const folder = folder_of_picture(m_path);
        for (DataMark const& mark : m_given.made_of.data) {
            if (change_of(mark, folder) == DataChange::changed) {
                paths.insert(path_of(mark, folder).string());
            }
        }
        return paths;
    }

    std::string m_path;
    GivenPicture const& m_given;
    FontSet m_fonts;
    OpenMap m_map;
};

bool has_unknown_data(Provenance const& made_of) {
    return std::any_of(made_of.data.begin(), made_of.data.end(),
                       [](DataMark const& mark) { return !mark.hash.has_value(); });
}

void judge(GivenPicture const& given, Verdict& verdict) {
    bool const is_drawn_alike =
        given.made_of.program == GATEPOST_VERSION && given.made_of.drawn_by == gl_version();
    verdict.is_retouched = !given.is_as_written;
    if (verdict.is_retouched) {
        verdict.reasons.emplace_back("its pixels are not those that were written");
    }
    if (!verdict.data.empty()) {
        verdict.reasons.emplace_back("its data have changed");
    }
    if (!verdict.reasons.empty()) {
        verdict.is = Verdict::Is::different;
        // What another program or driver draws otherwise says nothing of the place.
        verdict.box_px = is_drawn_alike ? verdict.box_px : std::nullopt;
    } else if (!verdict.box_px) {
        verdict.is = Verdict::Is::same;
    } else if (!is_drawn_alike) {
        verdict.reasons.push_back(
            fmt::format("it was drawn by Gatepost {} with OpenGL {}; here it is {} with {}",
                        given.made_of.program, given.made_of.drawn_by, GATEPOST_VERSION, gl_version()));
    } else if (has_unknown_data(given.made_of)) {
        verdict.reasons.emplace_back(
            "some of its data lie in no file: whether they have changed cannot be told");
    } else {
        verdict.is = Verdict::Is::different;
        verdict.reasons.emplace_back("drawn again it is another picture");
    }
}

}  // namespace

Verdict verify_picture(std::string const& path, JobPool& pool) {
    Verdict verdict;
    if (!is_picture_file(path)) {
        throw fmt_error("{}: this is neither a PNG nor a PDF", path);
    }
    auto made_of = provenance_in(path);
    if (!made_of) {
        verdict.reasons.emplace_back("the picture does not say what it was made of");
        return verdict;
    }
    verdict.data = changes_since(*made_of, path);
    if (!is_png_file(path)) {
        verdict.is = verdict.data.empty() ? Verdict::Is::unknown : Verdict::Is::different;
        verdict.reasons.emplace_back(
            verdict.data.empty() ? "its data are the same, but only a PNG can be drawn again and compared"
                                 : "its data have changed");
        return verdict;
    }
    GivenPicture const given = read_picture(path, std::move(*made_of));
    PicturePixels const& pixels = given.made_of.pixels;
    if (given.pixels.width_px != pixels.width_px || given.pixels.height_px != pixels.height_px) {
        verdict.is = Verdict::Is::different;
        verdict.is_retouched = true;
        verdict.reasons.push_back(fmt::format("it was {} x {} pixels large, and is {} x {}", pixels.width_px,
                                              pixels.height_px, given.pixels.width_px,
                                              given.pixels.height_px));
        return verdict;
    }
    HeadlessContext const context;
    Redrawing(path, given, pool).compare(verdict, pool);
    judge(given, verdict);
    return verdict;
}

int exit_code_of(Verdict const& verdict) {
    constexpr int differs = 4;
    constexpr int doubtful = 3;
    return verdict.is == Verdict::Is::same ? 0 : verdict.is == Verdict::Is::different ? differs : doubtful;
}

std::string verdict_text(std::string const& path, Verdict const& verdict) {
    std::string text =
        fmt::format("{}: {}", path,
                    verdict.is == Verdict::Is::same        ? "the same: drawn again it has the same pixels"
                    : verdict.is == Verdict::Is::different ? "different"
                                                           : "it cannot be told");
    text += fmt::format("{}{}\n", verdict.reasons.empty() ? "" : ": ", fmt::join(verdict.reasons, "; "));
    for (std::string const& line : verdict.data) {
        text += "  " + line + "\n";
    }
    if (verdict.box_px) {
        Box const& box = *verdict.box_px;
        text +=
            fmt::format("  other pixels from {},{} to {},{}\n", box.min_x, box.min_y, box.max_x, box.max_y);
    }
    if (!verdict.features.empty()) {
        text += fmt::format("  features there: {}\n", fmt::join(verdict.features, ", "));
    }
    return text;
}

Json verdict_json(std::string const& path, Verdict const& verdict) {
    Json box = nullptr;
    if (verdict.box_px) {
        box = {verdict.box_px->min_x, verdict.box_px->min_y, verdict.box_px->max_x, verdict.box_px->max_y};
    }
    Json const same =
        verdict.is == Verdict::Is::unknown ? Json(nullptr) : Json(verdict.is == Verdict::Is::same);
    return {{"picture", path},
            {"same", same},
            {"retouched", verdict.is_retouched},
            {"reasons", verdict.reasons},
            {"data", verdict.data},
            {"features", verdict.features},
            {"box_px", box}};
}

}  // namespace gatepost
