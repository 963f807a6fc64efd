#include "figure/figure.hpp"

#include <algorithm>

namespace gatepost {

namespace {

Box moved(Box const& box, Point by) {
    return {box.min_x + by.x, box.min_y + by.y, box.max_x + by.x, box.max_y + by.y};
}

}  // namespace

FigureItem moved(FigureItem item, Point by_px) {
    if (auto* const box = std::get_if<FigureBox>(&item)) {
        box->box_px = moved(box->box_px, by_px);
    } else if (auto* const image = std::get_if<FigureImage>(&item)) {
        image->box_px = moved(image->box_px, by_px);
    } else if (auto* const text = std::get_if<FigureText>(&item)) {
        text->origin_px = text->origin_px + by_px;
        for (FigureText::Pose& pose : text->poses) {
            pose.at_px = pose.at_px + by_px;
        }
    } else if (auto* const path = std::get_if<FigurePath>(&item)) {
        for (auto& part : path->parts_px) {
            for (Point& point : part) {
                point = point + by_px;
            }
        }
    }
    return item;
}

void Figure::add(FigureBox box) { items.emplace_back(box); }
void Figure::add(FigurePath path) { items.emplace_back(std::move(path)); }
void Figure::add(FigureText text) { items.emplace_back(std::move(text)); }

void Figure::add(FigureImage image) { items.emplace_back(std::move(image)); }
void Figure::add(FigurePart part) { items.emplace_back(part); }

void Figure::add(Figure const& other, Point by_px) {
    for (FigureItem const& item : other.items) {
        items.push_back(moved(item, by_px));
    }
}

bool Figure::is_empty() const {
    return std::all_of(items.begin(), items.end(),
                       [](FigureItem const& item) { return std::holds_alternative<FigurePart>(item); });
}

Figure part_figure(PagePart part, bool is_begin) {
    Figure figure;
    figure.add(FigurePart{part, is_begin});
    return figure;
}

Box ink_bounds_px(FigureItem const& item) {
    if (std::holds_alternative<FigurePart>(item)) {
        return {};
    }
    if (auto const* const box = std::get_if<FigureBox>(&item)) {
        return box->box_px.expanded(box->stroke_px / 2);
    }
    if (auto const* const image = std::get_if<FigureImage>(&item)) {
        return image->box_px;
    }
    if (auto const* const text = std::get_if<FigureText>(&item)) {
        // Ink may reach beyond the line: marks upon marks, slanting letters.
        auto const em_px = static_cast<double>(text->shaped->size_px);
        if (!text->poses.empty()) {
            Box bent;
            for (FigureText::Pose const& pose : text->poses) {
                bent.grow(pose.at_px);
            }
            return bent.expanded(2 * em_px + text->halo_px);
        }
        return Box{text->origin_px.x, text->origin_px.y - 1.5 * em_px, text->origin_px.x + text->width_px(),
                   text->origin_px.y + em_px}
            .expanded(em_px + text->halo_px);
    }
    auto const& path = std::get<FigurePath>(item);
    Box bounds;
    for (auto const& part : path.parts_px) {
        for (Point const point : part) {
            bounds.grow(point);
        }
    }
    constexpr double mitre_limit = 4;
    return bounds.expanded(path.stroke_px * mitre_limit);
}

}  // namespace gatepost
