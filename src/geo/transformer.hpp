#pragma once

#include "geo/crs.hpp"
#include "geo/transverse_mercator.hpp"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace gatepost {

/// Transforms columns of coordinates from one CRS to another with PROJ, always (x, y) = (east, north). This
/// is the only place that decides axis order. Use it from one thread at a time. Making one costs 5–200 ms, so
/// keep it (TransformerCache).
class Transformer {
  public:
    /// Throws Error naming both CRS if PROJ knows no transformation between them.
    Transformer(Crs const& from, Crs const& to);
    ~Transformer();
    Transformer(Transformer&&) noexcept;
    Transformer& operator=(Transformer&&) noexcept;

    /// In place, 1.5–3 M points a second with PROJ; some 20 M between WGS 84 and Web Mercator and 8 M between
    /// WGS 84 and its UTM zones, for which we have our own formulas (tests check them against PROJ's). A
    /// point that cannot be projected becomes NaN: PROJ's HUGE_VAL never gets out of here. Longitudes may be
    /// beyond ±180; between two geographic CRS they stay so.
    void forward(std::span<Point> column) const;
    void inverse(std::span<Point> column) const;
    [[nodiscard]] Point forward(Point p) const;
    [[nodiscard]] Point inverse(Point p) const;

    /// True if both CRS are the same and coordinates pass unchanged.
    [[nodiscard]] bool is_identity() const { return m_kind == Kind::identity; }
    /// True if PROJ only guesses (a "ballpark" transformation): the datums differ by an unknown shift.
    [[nodiscard]] bool is_ballpark() const { return m_ballpark; }

  private:
    enum class Kind : unsigned char {
        identity,
        to_web_mercator,
        from_web_mercator,
        to_transverse_mercator,
        from_transverse_mercator,
        by_proj
    };
    struct Impl;
    std::unique_ptr<Impl> m_impl;
    std::optional<TransverseMercator> m_transverse_mercator;
    Kind m_kind = Kind::identity;
    bool m_ballpark = false;
    double m_web_mercator_middle_deg = 0;
};

/// The transformers that one worker has made so far, by CRS pair.
class TransformerCache {
  public:
    [[nodiscard]] Transformer const& get(Crs const& from, Crs const& to);

  private:
    std::map<std::pair<std::string, std::string>, Transformer> m_transformers;
};

}  // namespace gatepost
