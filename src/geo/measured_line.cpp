#include "geo/measured_line.hpp"

#include "geo/geodesy.hpp"
#include "geo/plane_about.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

namespace gatepost {

namespace {

using Piece = std::vector<Point>;

/// Makes chains of pieces.
class Chains {
  public:
    explicit Chains(std::vector<Piece> const& pieces) : m_pieces(pieces), m_is_used(pieces.size(), false) {
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            m_at[key(pieces[i].front())].push_back(i);
            m_at[key(pieces[i].back())].push_back(i);
        }
    }
    /// Those that have an end first, then what goes round.
    [[nodiscard]] std::vector<Piece> all() {
        std::vector<Piece> chains;
        for (bool const wants_end : {true, false}) {
            for (std::size_t i = 0; i < m_pieces.size(); ++i) {
                bool const begins = is_free(m_pieces[i].front());
                bool const ends = is_free(m_pieces[i].back());
                if (!m_is_used[i] && (begins || ends || !wants_end)) {
                    chains.push_back(chain_from(i, ends && !begins));
                }
            }
        }
        return chains;
    }

  private:
    using Key = std::pair<double, double>;
    static Key key(Point p) { return {p.x, p.y}; }
    [[nodiscard]] bool is_free(Point p) const { return m_at.at(key(p)).size() == 1; }

    Piece chain_from(std::size_t first, bool is_backwards) {
        Piece chain;
        std::optional<std::size_t> next = first;
        while (next) {
            Piece piece = m_pieces[*next];
            m_is_used[*next] = true;
            bool const turns = chain.empty() ? is_backwards : piece.front() != chain.back();
            if (turns) {
                std::reverse(piece.begin(), piece.end());
            }
            chain.insert(chain.end(), piece.begin() + (chain.empty() ? 0 : 1), piece.end());
            auto const& there = m_at.at(key(chain.back()));
            auto const found =
                std::find_if(there.begin(), there.end(), [&](std::size_t i) { return !m_is_used[i]; });
            next = found == there.end() ? std::nullopt : std::optional{*found};
        }
        return chain;
    }

    std::vector<Piece> const& m_pieces;
    std::vector<bool> m_is_used;
    std::map<Key, std::vector<std::size_t>> m_at;
};

}  // namespace

MeasuredLine::MeasuredLine(std::vector<Point> lonlat) : m_lonlat(std::move(lonlat)) {
    m_along_m.reserve(m_lonlat.size());
    m_along_m.push_back(0);
    for (std::size_t i = 1; i < m_lonlat.size(); ++i) {
        m_along_m.push_back(m_along_m.back() + geodesic_distance_m(m_lonlat[i - 1], m_lonlat[i]));
    }
}

std::optional<MeasuredLine> MeasuredLine::join(std::vector<std::vector<Point>> pieces_lonlat) {
    std::erase_if(pieces_lonlat, [](Piece const& piece) {
        return piece.size() < 2 || !std::all_of(piece.begin(), piece.end(), is_finite);
    });
    std::optional<MeasuredLine> longest;
    for (Piece& chain : Chains(pieces_lonlat).all()) {
        if (chain.back().x < chain.front().x) {
            std::reverse(chain.begin(), chain.end());
        }
        MeasuredLine line(std::move(chain));
        if (!longest || line.length_m() > longest->length_m()) {
            longest = std::move(line);
        }
    }
    return longest;
}

MeasuredLine::Place MeasuredLine::nearest(Point lonlat) const {
    PlaneAbout const plane(lonlat);
    double least = std::numeric_limits<double>::infinity();
    std::size_t edge = 0;
    double part = 0;
    Point before = plane.local(m_lonlat.front());
    for (std::size_t i = 1; i < m_lonlat.size(); ++i) {
        Point const here = plane.local(m_lonlat[i]);
        double const part_here = nearest_part_of_edge(before, here);
        double const squared = squared_length(before + (here - before) * part_here);
        if (squared < least) {
            least = squared;
            edge = i - 1;
            part = part_here;
        }
        before = here;
    }
    Point const on_line = m_lonlat[edge] + (m_lonlat[edge + 1] - m_lonlat[edge]) * part;
    return {m_along_m[edge] + (m_along_m[edge + 1] - m_along_m[edge]) * part,
            geodesic_distance_m(lonlat, on_line)};
}

}  // namespace gatepost
