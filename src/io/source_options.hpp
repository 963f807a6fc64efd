#pragma once

#include "base/error.hpp"
#include "geo/crs.hpp"
#include "geo/point.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// Thrown where a source has more layers than anybody wants at once: its text lists them, to name some.
class TooManyLayers : public Error {
    using Error::Error;
};

/// The options for inputs that a person set on the command line.
struct SourceOptions {
    std::optional<Crs> assumed_crs;  ///< -a_srs: the CRS of inputs that do not name theirs
    /// The only place that will be looked at: a large source with an index need not be read elsewhere.
    std::optional<Box> view_lonlat{};
    /// If a source with an index has more rows than this in view, only every k-th of them is read, and the
    /// table's `part` says so; to look elsewhere, it must be read again. Other sources are read whole.
    std::uint64_t most_rows = std::numeric_limits<std::uint64_t>::max();
    /// Reads only this layer of a source with several; empty: all of them.
    std::string layer{};
    /// Conditions (Expression) of layers by their name in the source; an empty name means any. A source that
    /// can leaves out what they do not hold for (TablePart::condition); others take no notice.
    std::vector<std::pair<std::string, std::string>> conditions{};
    /// --encoding: the encoding of texts, for inputs that do not state it themselves. Empty: it is guessed.
    std::string encoding{};
};

}  // namespace gatepost
