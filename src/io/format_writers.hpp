#pragma once

#include "base/job.hpp"
#include "io/export_layer.hpp"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace gatepost {

/// Reports to a job how many of all features have been written.
class ExportProgress {
  public:
    ExportProgress(JobContext const& job, std::span<ExportLayer const> layers);
    void add(std::size_t features);

  private:
    JobContext const& m_job;
    std::size_t m_all = 0;
    std::size_t m_done = 0;
};

/// Takes the bytes of a file in their order.
using ByteSink = std::function<void(std::string_view)>;

// The writers, one a format. Each hands all bytes of its file to the sink and returns the losses of each
// layer.

[[nodiscard]] ExportLosses write_geojson(ExportLayer const& layer, ByteSink const& sink,
                                         ExportProgress& progress, JobContext const& job);
[[nodiscard]] ExportLosses write_csv(ExportLayer const& layer, ByteSink const& sink, ExportProgress& progress,
                                     JobContext const& job);
[[nodiscard]] std::vector<ExportLosses> write_kml(std::span<ExportLayer const> layers, ByteSink const& sink,
                                                  ExportProgress& progress, JobContext const& job);

}  // namespace gatepost
