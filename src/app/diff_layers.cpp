#include "app/diff_layers.hpp"

#include "base/whole_file.hpp"
#include "io/data_writer.hpp"

#include <fmt/ranges.h>

#include <array>
#include <cmath>
#include <numeric>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

enum class Kind : std::uint8_t { unchanged, moved_from, removed, changed, moved, added };

/// The look of each kind, as in FILE.style.json.
constexpr std::array<std::string_view, 6> kind_styles{
    R"({"gatepost_style": 1, "points": "dots", "gather": false, "classes": [{"fill": "#a9a59c", "line": "#96928a",
        "line_px": 1.2, "area_opacity": 0.22, "symbol_px": 6, "symbol_casing_px": 1}]})",
    R"({"gatepost_style": 1, "points": "dots", "gather": false, "classes": [{"fill": "#cc79a7", "line": "#a0487f",
        "line_px": 1.5, "dash_px": 3, "gap_px": 3, "area_opacity": 0.08, "shape": "diamond", "symbol_px": 9,
        "symbol_opacity": 0.45, "symbol_casing_px": 0.8}]})",
    R"({"gatepost_style": 1, "points": "dots", "gather": false, "classes": [{"fill": "#d55e00", "line": "#b34700",
        "line_px": 2.4, "dash_px": 7, "gap_px": 4, "area_opacity": 0.25, "shape": "square", "symbol_px": 14,
        "letter": "x", "names": {"shown": true, "bold": true, "size_px": 12, "colour": "#8f3a00", "priority": 3,
        "may_stand_off": true}}]})",
    R"({"gatepost_style": 1, "points": "dots", "gather": false, "classes": [{"fill": "#e69f00", "line": "#b87d00",
        "line_px": 2.4, "area_opacity": 0.35, "shape": "star", "symbol_px": 17, "names": {"shown": true, "bold": true,
        "size_px": 12, "colour": "#6b4a00", "priority": 3, "may_stand_off": true}}]})",
    R"({"gatepost_style": 1, "points": "dots", "gather": false, "classes": [{"fill": "#a0487f", "line": "#7d2f61",
        "line_px": 2.4, "area_opacity": 0.3, "shape": "diamond", "symbol_px": 13, "names": {"shown": true,
        "bold": true, "size_px": 12, "colour": "#6b2552", "priority": 3, "may_stand_off": true}}]})",
    R"({"gatepost_style": 1, "points": "dots", "gather": false, "classes": [{"fill": "#0072b2", "line": "#00598c",
        "line_px": 2.8, "area_opacity": 0.3, "shape": "circle", "symbol_px": 14, "names": {"shown": true,
        "bold": true, "size_px": 12, "colour": "#004a75", "priority": 3, "may_stand_off": true}}]})",
};
/// Of unchanged points that would cover the map.
constexpr std::string_view crowd_style =
    R"({"gatepost_style": 1, "points": "dots", "gather": false, "classes": [{"fill": "#a9a59c", "line": "#96928a",
        "line_px": 0.8, "area_opacity": 0.22, "symbol_px": 2.5, "symbol_opacity": 0.6, "symbol_casing_px": 0}]})";
constexpr std::array<std::string_view, 6> kind_names{"unchanged", "moved_from", "removed",
                                                     "changed",   "moved",      "added"};
constexpr std::string_view arrow_style =
    R"({"gatepost_style": 1, "classes": [{"line": "#7d2f61", "line_px": 2, "casing": "#ffffff", "casing_px": 4.5,
        "join": "mitre"}]})";

/// A layer of the picture: shapes with a name each.
class DrawnLayer {
  public:
    void add(DiffSide const& side, std::uint32_t row, std::string const& name) {
        GeometryColumn const& lonlat = side.lonlat();
        m_geometry.begin_feature();
        for (std::size_t p = lonlat.parts_begin(row); p < lonlat.parts_end(row); ++p) {
            m_geometry.add_part(lonlat.part(p), lonlat.part_kind(p));
        }
        add_name(name);
    }
    void add_lines(std::vector<std::vector<Point>> const& lonlat) {
        m_geometry.begin_feature();
        for (auto const& line : lonlat) {
            m_geometry.add_part(line, PartKind::line);
        }
        add_name("");
    }
    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    /// The path of the file; empty if the layer has nothing.
    [[nodiscard]] std::string write(fs::path const& folder, std::string_view name,
                                    std::string_view style) && {
        auto table = std::make_shared<FeatureTable>();
        table->geometry = std::move(m_geometry);
        table->attributes = std::vector<AttributeColumn>{std::move(m_names)};
        std::vector<std::uint32_t> features(table->size());
        std::iota(features.begin(), features.end(), 0U);
        if (features.empty()) {
            return {};
        }
        fs::path const path = folder / (std::string{name} + ".geojson");
        ExportLayer const layer{std::string{name}, std::string{name}, table, std::move(features), {}, {}};
        static_cast<void>(write_data(path, DataFormat::geojson, {&layer, 1}, {}));
        write_file(path.string() + ".style.json", style);
        return path.string();
    }

  private:
    void add_name(std::string const& name) { name.empty() ? m_names.add_null() : m_names.add_text(name); }
    GeometryColumn m_geometry;
    AttributeColumn m_names{"name", AttributeType::text};
};

std::string distance_text(double metres) {
    constexpr double kilometre_m = 1000;
    constexpr double ten_metres = 10;
    return metres >= kilometre_m  ? fmt::format("{:.1f} km", metres / kilometre_m)
           : metres >= ten_metres ? fmt::format("{:.0f} m", metres)
                                  : fmt::format("{:.2f} m", metres);
}

std::string fields_text(std::vector<std::string> const& fields) {
    constexpr std::size_t most_named = 2;
    std::vector<std::string> named(
        fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(std::min(most_named, fields.size())));
    return fmt::format("{}{}", fmt::join(named, ", "), fields.size() > most_named ? " …" : "");
}

std::string pair_name(LayerDiff const& layer, FeaturePair const& pair) {
    std::string name = title_of(*layer.after, pair.new_row, layer.diff.key);
    if (pair.place == PlaceChange::moved) {
        name += " → " + distance_text(pair.moved_m);
    }
    return pair.fields.empty()
               ? name
               : name + (pair.place == PlaceChange::none ? " ≠ " : ", ≠ ") + fields_text(pair.fields);
}

/// Whether all its vertices went the same way. Of a shape of which a part was redrawn, the old outline shows
/// how.
bool is_moved_as_a_whole(LayerDiff const& layer, FeaturePair const& pair) {
    auto const before = layer.before->lonlat().vertices_of(pair.old_row);
    auto const after = layer.after->lonlat().vertices_of(pair.new_row);
    if (pair.place != PlaceChange::moved || before.size() != after.size() || before.empty()) {
        return false;
    }
    Point const moved = after[0] - before[0];
    double const tolerance_deg = distance(after[0], before[0]) / 100;
    for (std::size_t i = 1; i < before.size(); ++i) {
        if (!(distance(after[i] - before[i], moved) <= tolerance_deg)) {
            return false;
        }
    }
    return true;
}

/// Shaft and head of an arrow on the screen; nothing where it would be too short to be seen.
std::vector<std::vector<Point>> arrow_between(Point from_screen, Point to_screen) {
    constexpr double shortest_px = 16;
    constexpr double head_px = 9;
    constexpr double head_angle = 0.45;  // radians to each side
    constexpr double symbol_px = 7;      // from its middle to its edge
    double const length_px = distance(from_screen, to_screen);
    if (!(length_px >= shortest_px)) {  // nor where one of them has no place
        return {};
    }
    Point const along = (to_screen - from_screen) * (1 / length_px);
    Point const tip = to_screen - along * symbol_px;
    auto const barb = [&](double side) {
        double const turned = std::atan2(-along.y, -along.x) + side * head_angle;
        return tip + Point{std::cos(turned), std::sin(turned)} * head_px;
    };
    return {{from_screen, tip}, {barb(1), tip, barb(-1)}};
}

}  // namespace

std::vector<std::string> write_diff_layers(std::vector<LayerDiff> const& layers, fs::path const& folder) {
    std::array<DrawnLayer, kind_names.size()> drawn;
    auto const of = [&](Kind kind) -> DrawnLayer& { return drawn.at(static_cast<std::size_t>(kind)); };
    for (LayerDiff const& layer : layers) {
        for (FeaturePair const& pair : layer.diff.unchanged) {
            of(Kind::unchanged).add(*layer.after, pair.new_row, "");
        }
        for (std::uint32_t const row : layer.diff.removed) {
            of(Kind::removed).add(*layer.before, row, "− " + title_of(*layer.before, row, layer.diff.key));
        }
        for (std::uint32_t const row : layer.diff.added) {
            of(Kind::added).add(*layer.after, row, "+ " + title_of(*layer.after, row, layer.diff.key));
        }
        for (FeaturePair const& pair : layer.diff.differing) {
            if (pair.place != PlaceChange::none) {
                of(Kind::moved_from).add(*layer.before, pair.old_row, "");
            }
            of(pair.place == PlaceChange::none ? Kind::changed : Kind::moved)
                .add(*layer.after, pair.new_row, pair_name(layer, pair));
        }
    }
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        constexpr std::size_t many = 2000;
        bool const is_crowd = i == 0 && drawn.at(i).size() > many;
        std::string path = std::move(drawn.at(i))
                               .write(folder, kind_names.at(i), is_crowd ? crowd_style : kind_styles.at(i));
        if (!path.empty()) {
            paths.push_back(std::move(path));
        }
    }
    if (paths.empty()) {  // a map of nothing, not the bundled one
        paths.push_back((folder / "unchanged.geojson").string());
        write_file(paths.front(), R"({"type": "FeatureCollection", "features": []})");
    }
    return paths;
}

std::string write_diff_arrows(std::vector<LayerDiff> const& layers, OpenMap& map, fs::path const& folder) {
    Viewport const view = map.camera().viewport();
    Transformer const& world_from_lonlat = map.model().world_from_lonlat();
    DrawnLayer arrows;
    for (LayerDiff const& layer : layers) {
        for (FeaturePair const& pair : layer.diff.differing) {
            if (!is_moved_as_a_whole(layer, pair)) {
                continue;
            }
            Point const from_world =
                world_from_lonlat.forward(layer.before->lonlat().bounds_of(pair.old_row).centre());
            Point const to_world =
                world_from_lonlat.forward(layer.after->lonlat().bounds_of(pair.new_row).centre());
            auto lines =
                arrow_between(view.screen_from_world(from_world),
                              view.screen_from_world(map.document().map_plane().near(to_world, from_world)));
            for (auto& line : lines) {
                for (Point& p : line) {
                    p = world_from_lonlat.inverse(view.world_from_screen(p));
                }
            }
            if (!lines.empty()) {
                arrows.add_lines(lines);
            }
        }
    }
    return std::move(arrows).write(folder, "moves", arrow_style);
}

}  // namespace gatepost
