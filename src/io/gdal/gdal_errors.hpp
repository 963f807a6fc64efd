#pragma once

#include "base/guarded.hpp"

#include <cpl_error.h>

#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

namespace gatepost {

/// One thing that GDAL complained of.
struct GdalComplaint {
    CPLErr level = CE_None;
    CPLErrorNum number = 0;
    std::string text;
};

/// Collects what GDAL complains of while this lives, on any thread, instead of letting it print: failures,
/// and those warnings that mean that something is missing or changed. GDAL says so nowhere else: a file that
/// is cut off looks like a shorter one.
class GdalErrors {
  public:
    GdalErrors() { CPLSetErrorHandlerEx(&GdalErrors::collect, this); }
    ~GdalErrors() { CPLSetErrorHandler(CPLQuietErrorHandler); }
    GdalErrors(GdalErrors const&) = delete;
    GdalErrors& operator=(GdalErrors const&) = delete;

    /// Whether there is something to take. Costs next to nothing.
    [[nodiscard]] bool has_any() const { return m_count.load(std::memory_order_relaxed) > 0; }
    /// What has come since this was last asked.
    [[nodiscard]] std::vector<GdalComplaint> take();

  private:
    static void CPL_STDCALL collect(CPLErr level, CPLErrorNum number, char const* text);

    /// A piece of a remote file that did not come is not an error to GDAL: who reads is given a shorter file.
    /// Only its notes for developers tell, where CPL_DEBUG asks for those of VSICURL.
    void hear_of_download(std::string const& note);

    std::atomic<std::size_t> m_count{0};
    Guarded<std::string> m_download;  // the one under way
    Guarded<std::vector<GdalComplaint>> m_complaints;
};

/// Whether the text of a warning tells of a loss: a value cut short, a shape left out, a letter that could
/// not be read.
[[nodiscard]] bool means_loss(std::string const& text);

}  // namespace gatepost
