#pragma once

#include "app/diff_report.hpp"
#include "app/open_map.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace gatepost {

/// The picture of a comparison is drawn as any map is, from files: a GeoJSON for each kind of difference,
/// with a style beside it. Colours are those of Okabe and Ito (2008), which people tell apart whatever their
/// colour vision; shapes, dashes and signs before the names differ too.

/// Writes them into a folder: what is unchanged (pale), where moved features were, removed, changed, moved
/// and added ones, from bottom to top; none for a kind of which there is none. Returns their paths.
[[nodiscard]] std::vector<std::string> write_diff_layers(std::vector<LayerDiff> const& layers,
                                                         std::filesystem::path const& folder);

/// Writes arrows from old to new places, as long as one can see in the map's view; empty where there is none.
[[nodiscard]] std::string write_diff_arrows(std::vector<LayerDiff> const& layers, OpenMap& map,
                                            std::filesystem::path const& folder);

}  // namespace gatepost
