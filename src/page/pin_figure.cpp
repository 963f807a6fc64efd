#include "page/pin_figure.hpp"

#include "page/sheet_rows.hpp"
#include "style/interface_colours.hpp"

namespace gatepost {

namespace {

constexpr Colour white = rgb(0xFFFFFF);

/// From a pin's place to its number; nothing where the number stands on it.
void add_leader(Figure& figure, EvidencePin const& pin, Colour colour) {
    constexpr double place_radius_px = 3;
    if (pin.label_screen.contains(pin.at_screen)) {
        return;
    }
    FigurePath line{{{pin.at_screen, pin.label_screen.centre()}}};
    line.stroke = colour;
    line.stroke_px = 1.2;
    figure.add(std::move(line));
    figure.add(FigureBox{Box::around(pin.at_screen, place_radius_px), colour, white, 1.2, place_radius_px});
}

void add_number(Figure& figure, Lettering& lettering, EvidencePin const& pin, PinLinks links, Colour colour) {
    TextLook const look{11.5, true, false, white};
    Box const& box = pin.label_screen;
    figure.add(FigureBox{box, colour, white, 1.4, box.height() / 2});
    FigureText number = lettering.line(numbers_of(pin), look, LineDirection::left_to_right);
    constexpr double digit_height_em = 0.714;
    number.origin_px = {box.centre().x - number.width_px() / 2,
                        box.centre().y + digit_height_em * look.size_px / 2};
    if (links == PinLinks::to_rows) {
        number.address = "#" + row_anchor(pin.first);
    }
    figure.add(std::move(number));
}

}  // namespace

std::string row_anchor(std::size_t number) { return "row-" + std::to_string(number); }

/// Leaders first: no line crosses a number.
Figure pin_figure(Lettering& lettering, std::vector<EvidencePin> const& pins, PinLinks links) {
    Colour const colour =
        interface_colours(Theme::print).accent;  // dark enough for white numbers, on any map
    Figure figure;
    figure.name = "pins";
    for (EvidencePin const& pin : pins) {
        add_leader(figure, pin, colour);
    }
    figure.add(FigurePart{PagePart::paragraph, true});
    for (EvidencePin const& pin : pins) {
        add_number(figure, lettering, pin, links, colour);
    }
    figure.add(FigurePart{PagePart::paragraph, false});
    return figure;
}

}  // namespace gatepost
