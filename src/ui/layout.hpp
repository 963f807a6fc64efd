#pragma once

#include "geo/point.hpp"

#include <algorithm>

namespace gatepost {

/// Where everything lies that is drawn over the map, in logical pixels, y down: the one place that knows.
struct Layout {
    double width_px = 0;
    double height_px = 0;
    bool has_panels = true;  ///< a person may hide them all
    double timeline_px = 0;  ///< height of the timeline; 0: there is none

    static constexpr double margin_px = 12;
    static constexpr double gap_px = 4;
    static constexpr double layer_panel_width_px = 292;
    static constexpr double status_height_px = 28;
    static constexpr double narrow_px = 1250;  ///< where credits take two lines

    [[nodiscard]] bool shows_panels() const { return has_panels; }
    /// What the timeline takes of the map, at its lower edge above the status line.
    [[nodiscard]] double raised_px() const { return shows_panels() ? timeline_px : 0; }

    /// Of the layer panel when it is as tall as it may be.
    [[nodiscard]] Box layer_panel() const {
        return {margin_px, margin_px, margin_px + layer_panel_width_px, height_px - status_height_px - 20};
    }
    /// What the layer panel takes on the left; nothing where it is not shown.
    [[nodiscard]] double left_inset_px() const {
        return shows_panels() ? margin_px + layer_panel_width_px : 0;
    }
    static constexpr double timeline_height_px = 78;
    [[nodiscard]] Box timeline() const {
        double const bottom = height_px - status_height_px;
        return {left_inset_px() + gap_px, bottom - timeline_height_px, width_px, bottom};
    }
    /// Of a tour: in the middle of what the layer panel leaves free, above the credits.
    static constexpr double tour_height_px = 172;
    static constexpr double tour_editor_height_px = 344;
    [[nodiscard]] Box tour(bool is_edited) const {
        constexpr double widest_px = 660;
        double const left = left_inset_px();
        double const width = std::min(widest_px, width_px - left - 2 * margin_px);
        double const middle = (left + width_px) / 2;
        double const bottom = height_px - (shows_panels() ? status_height_px + 34 : 36) - raised_px();
        double const height = std::min(is_edited ? tour_editor_height_px : tour_height_px, height_px * 0.6);
        return {middle - width / 2, bottom - height, middle + width / 2, bottom};
    }
    /// What the map has for itself while a tour is open.
    [[nodiscard]] Box free_of_tour() const {
        return {left_inset_px(), 0, width_px, std::max(tour(false).min_y, height_px / 3)};
    }
    [[nodiscard]] Box status_line() const { return {0, height_px - status_height_px, width_px, height_px}; }
    /// What the status line takes at the bottom.
    [[nodiscard]] double bottom_inset_px() const {
        return shows_panels() ? status_height_px + 2 + raised_px() : 0;
    }

    /// Where cards may lie; a table that is open begins at `floor_px`, 0: there is none.
    [[nodiscard]] Box card_room(double floor_px = 0) const {
        double const floor = floor_px > 0 ? floor_px : height_px - (shows_panels() ? 52 : 28) - raised_px();
        double const beside = left_inset_px() + gap_px;
        bool const has_room = shows_panels() && width_px - beside >= least_card_px;
        return {has_room ? beside : 0, 0, width_px, floor};
    }
    static constexpr double card_width_px = 372;
    static constexpr double least_card_px = 280;  ///< in less room it lies over the layer panel
    [[nodiscard]] double fitted_card_width_px() const {
        return std::min(card_width_px, card_room().width() - 2 * margin_px);
    }

    /// Where the style form begins.
    [[nodiscard]] Point style_form() const { return {left_inset_px() + margin_px, margin_px}; }
    /// The table at first.
    [[nodiscard]] Box table() const {
        double const left = left_inset_px() + margin_px;
        double const bottom = height_px - 62 - raised_px();
        double const height = std::min(260.0, height_px * 0.4);
        return {left, bottom - height, std::max(width_px - margin_px, left + 300), bottom};
    }
    /// The middle of the upper edge of the field for commands, and its width.
    [[nodiscard]] Point command_field() const { return {width_px / 2, std::min(56.0, height_px / 8)}; }
    [[nodiscard]] double command_field_width_px() const { return std::min(520.0, width_px - 24); }

    static constexpr double question_width_px = 420;

    /// Of messages, from the top: in the middle of what the layer panel leaves free, never out of the window.
    [[nodiscard]] Box messages() const {
        double const room = width_px - left_inset_px();
        double const width = std::clamp(room - 2 * margin_px, 160.0, 420.0);
        double const left =
            std::max(gap_px, std::min(left_inset_px() + (room - width) / 2, width_px - width - margin_px));
        return {left, margin_px, left + width, height_px - status_height_px - margin_px};
    }

    /// What credits take of the map's lower edge: labels keep out of it.
    [[nodiscard]] double credits_strip_px() const {
        constexpr double line_px = 16;
        return (shows_panels() ? 60 : 28) + raised_px() + (width_px < narrow_px ? line_px : 0);
    }
    /// Where the north arrow and the scale bar stand: the lower left corner of the two.
    [[nodiscard]] Point corner() const {
        return shows_panels() ? Point{left_inset_px() + 16, height_px - 46 - raised_px()}
                              : Point{16, height_px - 16};
    }
    /// What they take of the map, above the credits' strip.
    [[nodiscard]] Box corner_box() const {
        double const left = left_inset_px();
        return {left, height_px - 50 - credits_strip_px(), left + 190, height_px};
    }
    /// Degrees at the right edge end above it: the credits' strip.
    [[nodiscard]] double graticule_bottom_px() const {
        return height_px - (shows_panels() ? 76 : 40) - raised_px();
    }
    // What the degrees of a graticule take of the upper and the right edge.
    static constexpr double graticule_top_px = 20;
    static constexpr double graticule_right_px = 58;
};

}  // namespace gatepost
