#pragma once

#include "base/json.hpp"
#include "map/feature_diff.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// Two states of one layer, and how they differ. Where a file has no such layer, that state is an empty one.
struct LayerDiff {
    std::string layer;
    std::unique_ptr<DiffSide> before;
    std::unique_ptr<DiffSide> after;
    FeatureDiff diff;
};

/// How many features of all layers are what.
struct DiffCounts {
    std::size_t before = 0;
    std::size_t after = 0;
    std::size_t unchanged = 0;
    std::size_t added = 0;
    std::size_t removed = 0;
    std::size_t moved = 0;    ///< some of them are changed too
    std::size_t changed = 0;  ///< with other values in some field

    [[nodiscard]] bool is_same() const { return added + removed + moved + changed == 0; }
};
[[nodiscard]] DiffCounts counts_of(std::vector<LayerDiff> const& layers);

/// What a feature is called in a picture: by the key that it was found by, if that is short; else its name,
/// or its number in its file.
[[nodiscard]] std::string title_of(DiffSide const& side, std::uint32_t row, std::string const& key);

/// The report of --diff, as docs/json.md describes it.
[[nodiscard]] Json diff_json(std::string const& old_path, std::string const& new_path,
                             std::vector<LayerDiff> const& layers);

/// "2 added, 1 removed, 3 moved, 0 changed, 40 unchanged".
[[nodiscard]] std::string diff_text(DiffCounts const& counts);

}  // namespace gatepost
