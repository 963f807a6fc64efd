#pragma once

#include "io/gdal/gdal_errors.hpp"
#include "table/load_report.hpp"

#include <map>
#include <string>
#include <vector>

namespace gatepost {

/// What GDAL said, for people: one line, in our words where the fault is a known one, without advice that
/// nobody can follow. It is put behind the name of a file.
[[nodiscard]] std::string in_words(GdalComplaint const& complaint);

/// What GDAL complained of while one source was read, each kind once, with how often it came.
class GdalComplaints {
  public:
    void add(std::vector<GdalComplaint> const& complaints);
    [[nodiscard]] bool is_empty() const { return m_kinds.empty(); }
    /// A line each, and the doubt that goes with it.
    void tell(std::string const& source, LoadReport& report);

  private:
    struct Kind {
        std::string words;
        std::size_t count = 0;
    };
    std::vector<Kind> m_kinds;
    std::map<std::string, std::size_t> m_index;  // by the words without their numbers
};

}  // namespace gatepost
