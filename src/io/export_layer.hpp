#pragma once

#include "table/feature_table.hpp"
#include "table/names.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace gatepost {

/// Whose data a layer is, and what others may do with it; empty where nobody says.
struct DataCredit {
    std::string attribution;
    std::string licence;

    [[nodiscard]] bool is_empty() const { return attribution.empty() && licence.empty(); }
    /// Both as one text.
    [[nodiscard]] std::string text() const {
        return attribution.empty() || licence.empty() ? attribution + licence
                                                      : attribution + " (" + licence + ")";
    }
    friend bool operator==(DataCredit const&, DataCredit const&) = default;
};

/// A layer, or some of its features, to be written to a file.
struct ExportLayer {
    std::string name;   ///< short: `gates`
    std::string title;  ///< for people
    std::shared_ptr<FeatureTable const> table;
    std::vector<std::uint32_t> features;  ///< which of them, ascending
    DataCredit credit;
    LanguageChain languages;  ///< in which a format that has a place for a name gets it
};

/// What of a layer could not be written as it is: counted, to be told to a person.
struct ExportLosses {
    std::size_t placeless = 0;   ///< features with positions that are those of no place on earth: left out
    std::size_t unlocated = 0;   ///< features without a geometry, which the format does not have
    std::size_t renamed = 0;     ///< fields whose names differ from others' in capitals alone
    std::size_t no_numbers = 0;  ///< NaN and infinities, which the format does not have
    std::size_t no_dates = 0;    ///< values of a field of dates that are no dates
    std::size_t guarded =
        0;  ///< texts that a spreadsheet would take for a formula: an apostrophe stands before
    std::size_t control_signs = 0;  ///< texts with signs that the format cannot hold, which became blanks

    void add(ExportLosses const& other);
    /// One line for each kind of loss.
    [[nodiscard]] std::vector<std::string> lines(std::string const& layer) const;
};

}  // namespace gatepost
