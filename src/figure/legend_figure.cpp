#include "figure/legend_figure.hpp"

#include "figure/symbol_key.hpp"
#include "map/legend.hpp"
#include "style/density_ramp.hpp"
#include "style/interface_colours.hpp"
#include "words/digits.hpp"

#include <algorithm>
#include <numeric>

namespace gatepost {

namespace {

constexpr double key_px = 26;
constexpr double text_begin_px = key_px + 8;
constexpr double count_gap_px = 10;
constexpr double row_gap_px = 3;
constexpr double group_gap_px = 12;

TextLook look_of(FigureContext const& context, double size_px, bool is_bold, bool is_quiet) {
    InterfaceColours const& colours = interface_colours(context.document.theme());
    return {size_px, is_bold, false, is_quiet ? colours.quiet_ink : colours.ink};
}

struct Row {
    StyleClass const& style;
    GeometryKind kind;
    std::string title;
    std::size_t count = 0;
};

/// A key, what it means in as many lines as that takes, and how many there are.
Block row_block(FigureContext const& context, Row const& row, double width_px) {
    TextLook const look = look_of(context, 12.5, false, false);
    TextLook const quiet = look_of(context, 12, false, true);
    Block block;
    FigureText count = context.lettering.line(grouped(row.count), quiet);
    double const room_px = width_px - text_begin_px - count.width_px() - count_gap_px;
    double down_px = 0;
    for (FigureText& line : context.lettering.lines(row.title, look, room_px)) {
        double const height_px = line_height_px(line, look);
        block.figure.add(placed(std::move(line), look, {text_begin_px, down_px}));
        down_px += height_px;
    }
    constexpr double least_px = 20;
    block.height_px = std::max(down_px, least_px);
    double const shift_px = (block.height_px - down_px) / 2;
    Figure set;
    set.add(block.figure, {0, shift_px});
    double const count_left_px = width_px - count.width_px();
    set.add(placed(std::move(count), quiet, {count_left_px, shift_px + 0.5}));
    double const key_top_px = shift_px + (line_height_px(look) - least_px) / 2;
    add_key(set, row.style, row.kind, {0, key_top_px, key_px, key_top_px + least_px});
    block.figure = std::move(set);
    block.gap_px = row_gap_px;
    return block;
}

Block heading_block(FigureContext const& context, std::string const& text, TextLook const& look,
                    double width_px) {
    Block block;
    for (FigureText& line : context.lettering.lines(text, look, width_px)) {
        double const height_px = line_height_px(line, look);
        block.figure.add(placed(std::move(line), look, {0, block.height_px}));
        block.height_px += height_px;
    }
    block.keeps_next = true;
    return block;
}

/// What is left out of what it tells, in words.
void add_choice(std::vector<Block>& blocks, FigureContext const& context, std::string const& text,
                double width_px) {
    blocks.push_back(heading_block(context, text, look_of(context, 12, false, true), width_px));
    blocks.back().keeps_next = false;
}

/// `follows_classes`: whether the layer before it was told by its classes, or with its filter.
void add_layer(std::vector<Block>& blocks, bool& follows_classes, FigureContext const& context,
               Layer const& layer, double width_px) {
    auto const sizes =
        class_sizes_in_view(layer, context.viewport, context.zoom, context.document.map_plane());
    std::size_t const all = std::accumulate(sizes.begin(), sizes.end(), std::size_t{0});
    if (all == 0) {
        return;
    }
    std::string const title = layer_title(layer, context.locale);
    std::vector<Row> rows;
    for (std::size_t const i : legend_classes(layer)) {
        if (sizes[i] > 0) {
            rows.push_back({layer.style.classes[i], layer.typical_kind, class_title(layer, i, context.locale),
                            sizes[i]});
        }
    }
    std::size_t const first = blocks.size();
    if (rows.empty()) {
        StyleClass const& typical = layer.style.classes[layer.style.typical_class()];
        blocks.push_back(row_block(context, {typical, layer.typical_kind, title, all}, width_px));
    } else {
        blocks.push_back(heading_block(context, title, look_of(context, 12.5, true, false), width_px));
        if (std::string const head = legend_head(layer, context.locale); !head.empty()) {
            blocks.push_back(heading_block(context, head, look_of(context, 12, false, true), width_px));
        }
        constexpr std::size_t most_together = 6;  // that a change of column does not part
        for (Row const& row : rows) {
            blocks.push_back(row_block(context, row, width_px));
            blocks.back().keeps_next = rows.size() <= most_together;
        }
        blocks.back().keeps_next = false;
    }
    if (layer.filter) {
        blocks.back().keeps_next = true;
        add_choice(blocks, context, said(Word::shown_filter, context.locale, layer.filter->condition),
                   width_px);
    }
    // A layer of one row belongs to those of one row above it, not to the classes of another layer.
    blocks[first].gap_px = rows.empty() && !follows_classes ? row_gap_px : group_gap_px;
    follows_classes = !rows.empty() || layer.filter;
}

void add_ramp(Figure& figure, FigureContext const& context, DensityLegend const& legend, Box const& box_px) {
    Theme const theme = context.document.theme();
    Colour const ink = interface_colours(theme).ink;
    constexpr int steps = 48;
    for (int i = 0; i < steps; ++i) {
        double const shade = ramp_shade(legend, static_cast<double>(legend.darkest) * i / (steps - 1));
        Colour const colour =
            legend.tells_classes ? ink.with_alpha(0.15 + 0.75 * shade) : density_colour(theme, shade);
        constexpr double overlap_px = 0.5;  // no paper shines through between two steps
        double const right_px = box_px.min_x + box_px.width() * (i + 1) / steps;
        figure.add(FigureBox{
            {box_px.min_x + box_px.width() * i / steps, box_px.min_y,
             std::min(right_px + (legend.tells_classes ? 0 : overlap_px), box_px.max_x), box_px.max_y},
            colour});
    }
    figure.add(FigureBox{box_px, no_colour, ink.with_alpha(0.25), 1});
}

/// From the left; what would touch the one before, or the last one, is left out.
void add_marks(Figure& figure, FigureContext const& context, DensityLegend const& legend, double top_px,
               double width_px) {
    TextLook const look = look_of(context, 12, false, false);
    constexpr double apart_px = 6;
    std::size_t const last = legend.marks.size() - 1;
    std::string const most = density_mark(legend.marks[last], context.locale);
    FigureText last_text = context.lettering.line(most, look);
    double const last_begin_px = width_px - last_text.width_px();
    double free_from_px = 0;
    std::string before;
    for (std::size_t i = 0; i < last; ++i) {
        std::string const text = density_mark(legend.marks[i], context.locale);
        FigureText set = context.lettering.line(text, look);
        double const own_px = set.width_px();
        auto const middle_px =
            width_px * static_cast<double>(legend.shades[i] / std::max(legend.darkest, 0.001F));
        double const begin_px = std::max(i == 0 ? 0 : middle_px - own_px / 2, 0.0);
        if (text == before || text == most || begin_px < free_from_px ||
            begin_px + own_px + apart_px > last_begin_px) {
            continue;
        }
        figure.add(placed(std::move(set), look, {begin_px, top_px}));
        free_from_px = begin_px + own_px + apart_px;
        before = text;
    }
    figure.add(placed(std::move(last_text), look, {last_begin_px, top_px}));
}

}  // namespace

Block density_block(FigureContext const& context, Layer const& layer, DensityLegend const& legend,
                    double width_px) {
    TextLook const look = look_of(context, 12.5, false, false);
    TextLook const quiet = look_of(context, 12, false, true);
    Block block;
    auto const add = [&](std::string const& text, TextLook const& one) {
        block.figure.add(placed(context.lettering.fitted(text, one, width_px), one, {0, block.height_px}));
        block.height_px += line_height_px(one);
    };
    add(layer_title(layer, context.locale), look);
    add(density_title(legend, context.locale), quiet);
    double const top_px = block.height_px + 3;
    constexpr double ramp_height_px = 10;
    add_ramp(block.figure, context, legend, {0, top_px, width_px, top_px + ramp_height_px});
    add_marks(block.figure, context, legend, top_px + ramp_height_px + 2, width_px);
    block.height_px = top_px + ramp_height_px + 2 + line_height_px(quiet);
    block.gap_px = group_gap_px;
    return block;
}

std::vector<Block> legend_blocks(FigureContext const& context, DensityLegends const& densities,
                                 double width_px) {
    std::vector<Block> blocks;
    bool follows_classes = false;
    auto const& layers = context.document.layers();
    std::for_each(layers.rbegin(), layers.rend(), [&](Layer const& layer) {
        if (!layer.is_visible || layer.opacity <= 0 || !layer.world ||
            layer.group == LayerGroup::background) {
            return;
        }
        auto const density = densities.find(layer.id);
        if (density != densities.end()) {
            blocks.push_back(density_block(context, layer, density->second, width_px));
            follows_classes = true;
        } else {
            add_layer(blocks, follows_classes, context, layer, width_px);
        }
    });
    auto const timed = std::find_if(layers.begin(), layers.end(), [](Layer const& layer) {
        return layer.is_visible && layer.times && !layer.mask_time.is_off();
    });
    if (timed != layers.end() && !blocks.empty()) {
        std::string const range = time_range_for_people(timed->mask_time.range);
        add_choice(blocks, context, said(Word::shown_time, context.locale, range), width_px);
        blocks.back().gap_px = group_gap_px;
    }
    return blocks;
}

}  // namespace gatepost
