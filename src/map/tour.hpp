#pragma once

#include "geo/point.hpp"
#include "table/names.hpp"
#include "table/time_span.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// What a stop of a tour shows of the map's plane, in any map CRS and in a window or picture of any size.
struct TourView {
    Point centre_lonlat;
    double zoom = 0;
    /// What was to be seen at that zoom, in logical pixels: where there is less room, less close. 0: any.
    Point size_px;
    friend bool operator==(TourView const&, TourView const&) = default;
};

/// One state of a map, with what is told of it. What it says nothing of stays as it is, but for the time:
/// without one all times are shown.
struct TourStop {
    LanguageText title;
    LanguageText text;
    std::optional<TourView> view;
    std::optional<TimeRange> time;
    std::vector<std::string> selection;              ///< features whose card is open: gates:G06
    std::optional<std::vector<std::string>> layers;  ///< names of the layers that are shown, basemap aside
    std::string written;  ///< as it was read, JSON: what this version does not know stays in it
    friend bool operator==(TourStop const&, TourStop const&) = default;
};

/// States of a map to be seen one after the other.
struct Tour {
    std::string name;     ///< unique in its map
    std::string part_of;  ///< of the map, that it comes with; empty: the map's own
    LanguageText title;
    std::vector<TourStop> stops;
    std::string written;              ///< as it was read, JSON, without its stops
    std::vector<std::string> unread;  ///< stops that were not understood, JSON: they stay, at the end
    friend bool operator==(Tour const&, Tour const&) = default;
};

/// The tours of a map, as a value that is cheap to copy.
class Tours {
  public:
    Tours() = default;
    explicit Tours(std::vector<Tour> all)
        : m_all(all.empty() ? nullptr : std::make_shared<std::vector<Tour> const>(std::move(all))) {}

    [[nodiscard]] std::vector<Tour> const& all() const {
        static std::vector<Tour> const none;
        return m_all ? *m_all : none;
    }
    /// Nullptr where there is none of that name.
    [[nodiscard]] Tour const* find(std::string const& name) const;
    friend bool operator==(Tours const& a, Tours const& b) {
        return a.m_all == b.m_all || a.all() == b.all();
    }

  private:
    std::shared_ptr<std::vector<Tour> const> m_all;
};

/// With a tour in place of the one of its name, or at the end. What came with a part of the map is the map's
/// own from then on.
[[nodiscard]] Tours with_tour(Tours const& tours, Tour tour);
[[nodiscard]] Tours without_tour(Tours const& tours, std::string const& name);
/// A name that no tour has: tour, tour-2, …
[[nodiscard]] std::string free_tour_name(Tours const& tours);

/// How long one looks at a stop, in seconds: as long as its text takes to read.
[[nodiscard]] double reading_time_s(std::string const& title, std::string const& text);

}  // namespace gatepost
