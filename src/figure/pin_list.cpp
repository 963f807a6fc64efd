#include "figure/pin_list.hpp"

#include "style/interface_colours.hpp"

#include <algorithm>

namespace gatepost {

namespace {

constexpr double letters_px = 12;
constexpr double apart_px = 18;
constexpr double least_column_px = 90;

enum class RowLines : std::uint8_t { one, any };

Block row_of(FigureContext const& context, PinName const& pin, double numbers_px, double width_px,
             RowLines lines) {
    InterfaceColours const& colours = interface_colours(context.document.theme());
    TextLook const number_look{letters_px, true, false, colours.accent};
    TextLook const name_look{letters_px, false, false, colours.ink};
    Block row;
    FigureText number = context.lettering.line(pin.number, number_look, LineDirection::left_to_right);
    double const left_px = numbers_px - number.width_px();
    row.figure.add(placed(std::move(number), number_look, {left_px, 0}));
    constexpr double gap_px = 6;
    double const name_left_px = numbers_px + gap_px;
    double const name_px = width_px - name_left_px;
    auto set = lines == RowLines::any ? context.lettering.lines(pin.name, name_look, name_px)
                                      : std::vector{context.lettering.fitted(pin.name, name_look, name_px)};
    for (FigureText& line : set) {
        double const height_px = line_height_px(line, name_look);
        row.figure.add(placed(std::move(line), name_look, {name_left_px, row.height_px}));
        row.height_px += height_px;
    }
    row.height_px = std::max(row.height_px, line_height_px(number_look));
    row.gap_px = 1;
    return row;
}

LegendPart list_of(FigureContext const& context, std::vector<PinName> const& names, Columns const& columns,
                   double height_px, RowLines lines) {
    double numbers_px = 0;
    for (PinName const& pin : names) {
        TextLook const look{letters_px, true};
        numbers_px = std::max(numbers_px, context.lettering.line(pin.number, look).width_px());
    }
    std::vector<Block> rows;
    std::transform(names.begin(), names.end(), std::back_inserter(rows), [&](PinName const& pin) {
        return row_of(context, pin, numbers_px, columns.width_px, lines);
    });
    FlowedBlocks flowed = flow(rows, columns, height_px);
    flowed.figure.name = "pin-list";
    return {{std::move(flowed.figure), flowed.size_px}, flowed.left_out};
}

}  // namespace

LegendPart pin_list_part(FigureContext const& context, PinNames const& names, double column_px, Point room_px,
                         bool is_low) {
    if (number_of_pins(names) == 0 || room_px.x < least_column_px || room_px.y < letters_px) {
        return {{}, number_of_pins(names)};
    }
    column_px = std::min(column_px, room_px.x);
    int const most_columns = static_cast<int>((room_px.x + apart_px) / (column_px + apart_px));
    Columns const columns{column_px, apart_px, std::max(1, most_columns), is_low};
    LegendPart list;
    for (auto const& tried : names) {
        RowLines const lines = &tried == &names.back() ? RowLines::one : RowLines::any;
        list = list_of(context, tried, columns, room_px.y, lines);
        if (list.left_out == 0) {
            break;
        }
    }
    return list;
}

}  // namespace gatepost
