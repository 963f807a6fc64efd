#include "text/distance_transform.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>
#include <vector>

using gatepost::DistanceTransform;

namespace {

using Pixels = std::vector<std::uint8_t>;

constexpr int side_px = 48;

/// Draws what lies inside (distance > 0), by 16 × 16 samples a pixel.
Pixels draw(std::function<double(double, double)> const& inside_px) {
    Pixels pixels;
    for (int i = 0; i < side_px * side_px; ++i) {
        int covered = 0;
        for (int sample = 0; sample < 256; ++sample) {
            double const x = i % side_px + (sample % 16 + 0.5) / 16;
            double const y = i / side_px + (sample / 16 + 0.5) / 16;
            covered += inside_px(x, y) > 0;
        }
        pixels.push_back(static_cast<std::uint8_t>(std::lround(covered / 256.0 * 255)));
    }
    return pixels;
}

/// The largest difference to the true distance, over all pixel centres but those of a margin.
double worst_error_px(std::function<double(double, double)> const& inside_px, int margin_px = 0) {
    DistanceTransform transform;
    Pixels const picture = draw(inside_px);
    auto const distances_px = transform.signed_distances_px(picture, side_px, side_px);
    double worst = 0;
    for (int y = margin_px; y < side_px - margin_px; ++y) {
        for (int x = margin_px; x < side_px - margin_px; ++x) {
            double const found = distances_px[static_cast<std::size_t>(y * side_px + x)];
            worst = std::max(worst, std::abs(found - inside_px(x + 0.5, y + 0.5)));
        }
    }
    return worst;
}

float distance(DistanceTransform::Seed const& seed, int x, int y) {
    return std::hypot(static_cast<float>(seed.x - x) + seed.dx, static_cast<float>(seed.y - y) + seed.dy);
}

/// How much farther than need be is the seed found for a pixel, at worst, in a random picture.
float worst_excess(std::mt19937& random, float largest_offset) {
    int const width = 1 + static_cast<int>(random() % 20), height = 1 + static_cast<int>(random() % 20);
    std::uniform_real_distribution offset(-largest_offset, largest_offset);
    std::vector<DistanceTransform::Seed> seeds{{0, 0}};
    for (int i = 1; i < width * height; ++i) {
        if (random() % 12 == 0)
            seeds.push_back({i % width, i / width, offset(random), offset(random)});
    }
    DistanceTransform transform;
    auto const nearest = transform.nearest_seeds(seeds, width, height);
    float worst = 0;
    for (int i = 0; i < width * height; ++i) {
        float best = std::numeric_limits<float>::max();
        for (auto const& seed : seeds)
            best = std::min(best, distance(seed, i % width, i / width));
        auto const found = static_cast<std::size_t>(nearest[static_cast<std::size_t>(i)]);
        worst = std::max(worst, distance(seeds.at(found), i % width, i / width) - best);
    }
    return worst;
}

}  // namespace

TEST_CASE("the nearest seed is the one that brute force finds") {
    std::mt19937 random(4);
    for (int round = 0; round < 1000; ++round)
        CHECK(worst_excess(random, 0) == 0);
}

TEST_CASE("with seeds off the pixel centres, the one found is the nearest but for 1 px") {
    std::mt19937 random(5);
    for (int round = 0; round < 1000; ++round)
        CHECK(worst_excess(random, 0.499f) < 1);
}

TEST_CASE("without a seed there is no nearest") {
    DistanceTransform transform;
    for (int const seed : transform.nearest_seeds({}, 3, 2))
        CHECK(seed == -1);
}

TEST_CASE("distances to a disc agree with the formula within 0.3 px") {
    std::mt19937 random(5);
    for (int round = 0; round < 40; ++round) {
        double const radius = std::uniform_real_distribution(3.0, 16.0)(random);
        double const centre_x = std::uniform_real_distribution(20.0, 28.0)(random);
        double const centre_y = std::uniform_real_distribution(20.0, 28.0)(random);
        CHECK(worst_error_px(
                  [&](double x, double y) { return radius - std::hypot(x - centre_x, y - centre_y); }) < 0.3);
    }
}

TEST_CASE("distances to a straight edge of any direction agree with the formula within 0.25 px") {
    for (int angle_deg = 0; angle_deg < 360; angle_deg += 7) {
        double const nx = std::cos(angle_deg * 0.0174533), ny = std::sin(angle_deg * 0.0174533);
        auto const inside_px = [&](double x, double y) { return nx * (x - 24.3) + ny * (y - 23.6); };
        CHECK(worst_error_px(inside_px, 14) < 0.25);
    }
}

TEST_CASE("both sides of a stroke one pixel wide are seen") {
    auto const inside_px = [](double x, double) { return 0.5 - std::abs(x - 24.5); };
    CHECK(worst_error_px(inside_px, 1) < 0.1);
}

TEST_CASE("a black and white picture has its outline between the pixels") {
    Pixels const picture{0, 0, 0, 255, 255, 255, 0, 0, 0};
    DistanceTransform transform;
    auto const distances_px = transform.signed_distances_px(picture, 9, 1);
    std::vector<float> const expected{-2.5f, -1.5f, -0.5f, 0.5f};
    CHECK(std::vector(distances_px.begin(), distances_px.begin() + 4) == expected);
}

TEST_CASE("an empty picture is outside everywhere") {
    DistanceTransform transform;
    for (float const distance_px : transform.signed_distances_px(Pixels(12, 0), 4, 3))
        CHECK(distance_px == -7);
}
