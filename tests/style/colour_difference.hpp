#pragma once

#include "base/colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace gatepost {

/// CIE L*a*b*, D65.
struct Lab {
    double l = 0;
    double a = 0;
    double b = 0;
};

enum class Vision { usual, protanopia, deuteranopia, tritanopia };

/// A colour as somebody sees it: Machado, Oliveira and Fernandes, "A physiologically-based model for
/// simulation of color vision deficiency" (2009), severity 1, in linear sRGB.
inline Lab seen_by(Vision vision, Colour colour) {
    using Matrix = std::array<std::array<double, 3>, 3>;
    constexpr std::array<Matrix, 4> seen{
        {{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
         {{{0.152286, 1.052583, -0.204868},
           {0.114503, 0.786281, 0.099216},
           {-0.003882, -0.048116, 1.051998}}},
         {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
         {{{1.255528, -0.076749, -0.178779},
           {-0.078411, 0.930809, 0.147602},
           {0.004733, 0.691367, 0.303900}}}}};
    auto const linear = [](std::uint8_t channel) {
        double const c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    std::array<double, 3> const from{linear(colour.r), linear(colour.g), linear(colour.b)};
    auto const times = [](Matrix const& matrix, std::array<double, 3> const& v) {
        std::array<double, 3> product{};
        for (std::size_t i = 0; i < 3; ++i) {
            product[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
        }
        return product;
    };
    auto rgb_seen = times(seen[static_cast<std::size_t>(vision)], from);
    for (double& channel : rgb_seen) {
        channel = std::clamp(channel, 0.0, 1.0);
    }
    constexpr Matrix xyz_from_rgb{{{0.4124564, 0.3575761, 0.1804375},
                                   {0.2126729, 0.7151522, 0.0721750},
                                   {0.0193339, 0.1191920, 0.9503041}}};
    auto const xyz = times(xyz_from_rgb, rgb_seen);
    auto const f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    double const x = f(xyz[0] / 0.95047);
    double const y = f(xyz[1]);
    double const z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// CIEDE2000 (Sharma, Wu and Dalal 2005).
inline double colour_difference(Lab const& one, Lab const& other) {
    constexpr double degree = std::numbers::pi / 180;
    auto const seventh = [](double c) {
        return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7)));
    };
    double const mean_chroma = (std::hypot(one.a, one.b) + std::hypot(other.a, other.b)) / 2;
    double const stretch = 1 + 0.5 * (1 - seventh(mean_chroma));
    double const c1 = std::hypot(one.a * stretch, one.b);
    double const c2 = std::hypot(other.a * stretch, other.b);
    auto const hue = [&](Lab const& lab) {
        double const angle = std::atan2(lab.b, lab.a * stretch) / degree;
        return angle < 0 ? angle + 360 : angle;
    };
    double const h1 = hue(one);
    double const h2 = hue(other);
    bool const is_grey = c1 * c2 == 0;
    double dh = is_grey ? 0 : h2 - h1;
    dh += dh > 180 ? -360 : dh < -180 ? 360 : 0;
    double const d_hue = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2 * degree);
    double hue_mean = is_grey ? h1 + h2 : (h1 + h2) / 2;
    if (!is_grey && std::abs(h1 - h2) > 180) {
        hue_mean += h1 + h2 < 360 ? 180 : -180;
    }
    double const l_mean = (one.l + other.l) / 2;
    double const c_mean = (c1 + c2) / 2;
    double const t = 1 - 0.17 * std::cos((hue_mean - 30) * degree) + 0.24 * std::cos(2 * hue_mean * degree) +
                     0.32 * std::cos((3 * hue_mean + 6) * degree) -
                     0.20 * std::cos((4 * hue_mean - 63) * degree);
    double const l_term =
        (other.l - one.l) / (1 + 0.015 * std::pow(l_mean - 50, 2) / std::sqrt(20 + std::pow(l_mean - 50, 2)));
    double const c_term = (c2 - c1) / (1 + 0.045 * c_mean);
    double const h_term = d_hue / (1 + 0.015 * c_mean * t);
    double const turn = 30 * std::exp(-std::pow((hue_mean - 275) / 25, 2));
    double const rotation = -2 * seventh(c_mean) * std::sin(2 * turn * degree);
    return std::sqrt(l_term * l_term + c_term * c_term + h_term * h_term + rotation * c_term * h_term);
}

}  // namespace gatepost
