#include "figure/fading_line.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

constexpr int steps = 12;  // of opacity

/// How many of the steps show at a place.
int share_at(Point at_px, Point frame_size_px) {
    constexpr double fade_px = 56;
    double const to_frame_px =
        std::min({at_px.x, at_px.y, frame_size_px.x - at_px.x, frame_size_px.y - at_px.y});
    double const t = std::clamp(to_frame_px / fade_px, 0.0, 1.0);
    return static_cast<int>(std::lround(t * t * (3 - 2 * t) * steps));
}

}  // namespace

void add_fading_line(Figure& figure, FigurePath const& line, Point frame_size_px) {
    constexpr double part_px = 5;
    FigurePath piece = line;
    piece.parts_px = {{}};
    piece.has_round_ends = false;
    std::vector<Point>& points = piece.parts_px.front();
    int share = 0;
    auto const end_piece = [&] {
        if (share > 0 && points.size() > 1) {
            piece.stroke = line.stroke.with_alpha(line.stroke.a / 255.0 * share / steps);
            figure.add(piece);
        }
    };
    for (auto const& part : line.parts_px) {
        points.clear();
        share = 0;
        for (std::size_t i = 0; i + 1 < part.size(); ++i) {
            Point const along = part[i + 1] - part[i];
            int const count =
                std::max(1, static_cast<int>(std::ceil(distance(part[i], part[i + 1]) / part_px)));
            for (int k = 0; k < count; ++k) {
                Point const from = part[i] + along * (static_cast<double>(k) / count);
                Point const to = part[i] + along * (static_cast<double>(k + 1) / count);
                int const here = share_at((from + to) * 0.5, frame_size_px);
                if (here != share || points.empty()) {
                    end_piece();
                    points = {from};
                    share = here;
                }
                points.push_back(to);
            }
        }
        end_piece();
    }
}

}  // namespace gatepost
