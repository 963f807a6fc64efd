#include "bench/shapes.hpp"

#include "bench/random.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace gatepost::bench {

namespace {

Point anywhere(Random& random) {
    double const x = random.between(data_box_lonlat.min_x, data_box_lonlat.max_x);
    return {x, random.between(data_box_lonlat.min_y, data_box_lonlat.max_y)};
}

struct Town {
    Point lonlat;
    double sigma_deg = 0;
};

Point near_town(Town const& town, Random& random) {
    while (true) {
        double const x = town.lonlat.x + town.sigma_deg * random.gaussian();
        Point const p{x, town.lonlat.y + town.sigma_deg * random.gaussian()};
        if (data_box_lonlat.contains(p)) {
            return p;
        }
    }
}

void make_points(DataSet const& data, Random& random, FeatureSink const& sink) {
    std::array<Town, 200> towns;
    for (Town& town : towns) {
        town.lonlat = anywhere(random);
        town.sigma_deg = random.between(0.05, 0.4);
    }
    GeneratedFeature feature{{{Point{}}}};
    for (std::size_t i = 0; i < data.features; ++i) {
        bool const is_in_town = random.unit() < 0.7;
        feature.parts[0][0] =
            is_in_town ? near_town(towns[random.below(towns.size())], random) : anywhere(random);
        sink(feature);
    }
}

/// Turns a little at each step, so that it is smooth, and is thrown back by the edges of the box.
void walk(std::vector<Point>& line, double step_deg, double turn_rad, Random& random) {
    Point p = anywhere(random);
    double heading_rad = random.between(0, 2 * std::numbers::pi);
    for (Point& vertex : line) {
        vertex = p;
        heading_rad += turn_rad * random.gaussian();
        Point next = p + Point{std::cos(heading_rad), std::sin(heading_rad)} * step_deg;
        if (!data_box_lonlat.contains(next)) {
            heading_rad += std::numbers::pi;
            next = p + Point{std::cos(heading_rad), std::sin(heading_rad)} * step_deg;
        }
        p = next;
    }
}

void make_lines(DataSet const& data, Random& random, FeatureSink const& sink) {
    GeneratedFeature feature{{std::vector<Point>(data.vertices)}};
    for (std::size_t i = 0; i < data.features; ++i) {
        double const length_deg = random.between(0.2, 0.5);
        walk(feature.parts[0], length_deg / static_cast<double>(data.vertices - 1), 0.12, random);
        sink(feature);
    }
}

void make_long_lines(DataSet const& data, Random& random, FeatureSink const& sink) {
    constexpr double step_deg = 0.002;  // about 200 m, so 100,000 of them cross the box twenty times
    GeneratedFeature feature{{std::vector<Point>(data.vertices)}};
    for (std::size_t i = 0; i < data.features; ++i) {
        walk(feature.parts[0], step_deg, 0.05, random);
        sink(feature);
    }
}

/// A sum of sines whose periods fit into the circle, so that a ring closes. Roughness: how much of a wave's
/// height is left when it is half as long.
class CircularNoise {
  public:
    CircularNoise(std::size_t vertices, double lowest_waves, double roughness, Random& random) {
        double height = 1;
        // Waves of fewer than four vertices would only repeat the sampling.
        for (double waves = lowest_waves; waves <= static_cast<double>(vertices) / 4; waves *= 2) {
            m_waves.push_back({std::round(waves), height, random.between(0, 2 * std::numbers::pi)});
            m_height_sum += height;
            height *= roughness;
        }
    }
    /// In [-1, 1].
    [[nodiscard]] double at(double angle_rad) const {
        double sum = 0;
        for (Wave const& wave : m_waves) {
            sum += wave.height * std::sin(wave.count * angle_rad + wave.phase_rad);
        }
        return sum / m_height_sum;
    }

  private:
    struct Wave {
        double count;
        double height;
        double phase_rad;
    };
    std::vector<Wave> m_waves;
    double m_height_sum = 0;
};

enum class Turn { left, right };  // RFC 7946: outer rings turn left, holes right

/// A ring around `centre`, seen from which the angle only grows: it cannot cross itself.
template <class Radius>
std::vector<Point> star(Point centre, Point size, std::size_t vertices, Turn turn, Radius radius) {
    std::vector<Point> ring(vertices + 1);
    for (std::size_t i = 0; i < vertices; ++i) {
        double const part = static_cast<double>(i) / static_cast<double>(vertices);
        double const angle_rad = 2 * std::numbers::pi * (turn == Turn::left ? part : -part);
        double const r = radius(angle_rad);
        ring[i] = centre + Point{size.x * r * std::cos(angle_rad), size.y * r * std::sin(angle_rad)};
    }
    ring.back() = ring.front();
    return ring;
}

/// How far a square of half side 1 with round corners reaches in a direction: x⁴ + y⁴ = 1.
double rounded_square(double angle_rad) {
    double const x = std::cos(angle_rad);
    double const y = std::sin(angle_rad);
    return 1 / std::sqrt(std::sqrt(x * x * x * x + y * y * y * y));
}

/// Half of a cell is 0.5: a blob reaches at most 0.46 from a middle that is off by at most 0.03.
void make_blobs(DataSet const& data, Random& random, FeatureSink const& sink) {
    auto const columns =
        static_cast<std::size_t>(std::ceil(std::sqrt(1.28 * static_cast<double>(data.features))));
    std::size_t const rows = (data.features + columns - 1) / columns;
    Point const cell{data_box_lonlat.width() / static_cast<double>(columns),
                     data_box_lonlat.height() / static_cast<double>(rows)};
    for (std::size_t i = 0; i < data.features; ++i) {
        std::size_t const row = i / columns;
        double const x = static_cast<double>(i % columns) + 0.5 + random.between(-0.03, 0.03);
        double const y = static_cast<double>(row) + 0.5 + random.between(-0.03, 0.03);
        Point const centre{data_box_lonlat.min_x + x * cell.x, data_box_lonlat.min_y + y * cell.y};
        CircularNoise const noise(data.vertices, 3, 0.6, random);
        auto const outer = [&](double angle) {
            return 0.46 * rounded_square(angle) * (0.87 + 0.13 * noise.at(angle));
        };
        GeneratedFeature blob{{star(centre, cell, data.vertices, Turn::left, outer)}};
        if (i % 3 == 0) {
            auto const inner = [&](double angle) { return 0.15 + 0.05 * noise.at(angle); };
            blob.parts.push_back(star(centre, cell, 12, Turn::right, inner));
        }
        sink(blob);
    }
}

void make_coasts(DataSet const& data, Random& random, FeatureSink const& sink) {
    Point const size{data_box_lonlat.width() / 2, data_box_lonlat.height() / 2};
    for (std::size_t i = 0; i < data.features; ++i) {
        CircularNoise const noise(data.vertices, 3, 0.6, random);
        auto const radius = [&](double angle) { return 0.7 + 0.29 * noise.at(angle); };
        sink({{star(data_box_lonlat.centre(), size, data.vertices, Turn::left, radius)}});
    }
}

}  // namespace

void make_features(DataSet const& data, FeatureSink const& sink) {
    Random random(0x6A7E'9057U + static_cast<std::uint64_t>(data.shape));
    switch (data.shape) {
        case Shape::points: make_points(data, random, sink); break;
        case Shape::lines: make_lines(data, random, sink); break;
        case Shape::long_lines: make_long_lines(data, random, sink); break;
        case Shape::blobs: make_blobs(data, random, sink); break;
        case Shape::coast: make_coasts(data, random, sink); break;
    }
}

}  // namespace gatepost::bench
