#include "io/export_layer.hpp"

#include "base/folding.hpp"
#include "io/data_format.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gatepost {

std::optional<DataFormat> data_format_of(std::filesystem::path const& path) {
    auto const* const found =
        std::find(data_format_endings.begin(), data_format_endings.end(), folded(path.extension().string()));
    return found == data_format_endings.end()
               ? std::nullopt
               : std::optional{static_cast<DataFormat>(found - data_format_endings.begin())};
}

void ExportLosses::add(ExportLosses const& other) {
    placeless += other.placeless;
    unlocated += other.unlocated;
    renamed += other.renamed;
    no_numbers += other.no_numbers;
    no_dates += other.no_dates;
    guarded += other.guarded;
    control_signs += other.control_signs;
}

std::vector<std::string> ExportLosses::lines(std::string const& layer) const {
    std::vector<std::string> lines;
    if (placeless > 0) {
        lines.push_back(
            fmt::format("{}: positions of {} features are no place on earth; left out", layer, placeless));
    }
    if (unlocated > 0) {
        lines.push_back(fmt::format("{}: {} features without a place left out: this format holds none", layer,
                                    unlocated));
    }
    if (renamed > 0) {
        lines.push_back(fmt::format(
            "{}: {} fields were renamed, because their names differ from others in capitals alone", layer,
            renamed));
    }
    if (no_numbers > 0) {
        lines.push_back(
            fmt::format("{}: {} numbers are infinite or no numbers; left out", layer, no_numbers));
    }
    if (no_dates > 0) {
        lines.push_back(
            fmt::format("{}: {} values of fields of dates are no dates; left out", layer, no_dates));
    }
    if (guarded > 0) {
        lines.push_back(
            fmt::format("{}: {} texts look like formulas of a spreadsheet; an apostrophe was put before them",
                        layer, guarded));
    }
    if (control_signs > 0) {
        lines.push_back(
            fmt::format("{}: {} texts have control characters, which became blanks", layer, control_signs));
    }
    return lines;
}

}  // namespace gatepost
