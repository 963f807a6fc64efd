#pragma once

#include "io/gdal/gdal_errors.hpp"
#include "table/load_report.hpp"

#include <map>
#include <string>
#include <vector>

namespace gatepost {

/// Rewrites a complaint of GDAL's for people: one line, in our own words if the fault is a known one, without
/// advice that nobody can follow. Messages put it after the name of a file.
[[nodiscard]] std::string in_words(GdalComplaint const& complaint);

/// GDAL's complaints while one source was read: each kind once, with its count.
class GdalComplaints {
  public:
    void add(std::vector<GdalComplaint> const& complaints);
    [[nodiscard]] bool is_empty() const { return m_kinds.empty(); }
    /// Adds one line per kind to the report, and marks the report doubtful if there is any.
    void tell(std::string const& source, LoadReport& report);

  private:
    struct Kind {
        std::string words;
        std::size_t count = 0;
    };
    std::vector<Kind> m_kinds;
    std::map<std::string, std::size_t> m_index;  // key: the words without their numbers
};

}  // namespace gatepost
