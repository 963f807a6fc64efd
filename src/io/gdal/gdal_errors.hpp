#pragma once

#include "base/guarded.hpp"

#include <cpl_error.h>

#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

namespace gatepost {

/// One complaint of GDAL's.
struct GdalComplaint {
    CPLErr level = CE_None;
    CPLErrorNum number = 0;
    std::string text;
};

/// While it lives, collects GDAL's complaints on any thread instead of letting GDAL print them: failures, and
/// those warnings that mean that something is missing or changed. GDAL reports them in no other way: a file
/// that is cut off looks like a shorter one.
class GdalErrors {
  public:
    GdalErrors() { CPLSetErrorHandlerEx(&GdalErrors::collect, this); }
    ~GdalErrors() { CPLSetErrorHandler(CPLQuietErrorHandler); }
    GdalErrors(GdalErrors const&) = delete;
    GdalErrors& operator=(GdalErrors const&) = delete;

    /// Whether any complaints are waiting to be taken. Costs next to nothing.
    [[nodiscard]] bool has_any() const { return m_count.load(std::memory_order_relaxed) > 0; }
    /// The complaints since the last call.
    [[nodiscard]] std::vector<GdalComplaint> take();

  private:
    static void CPL_STDCALL collect(CPLErr level, CPLErrorNum number, char const* text);

    /// To GDAL, a piece of a remote file that did not arrive is not an error: the reader simply gets a
    /// shorter file. Only GDAL's debug notes reveal it, if CPL_DEBUG enables those of VSICURL.
    void hear_of_download(std::string const& note);

    std::atomic<std::size_t> m_count{0};
    Guarded<std::string> m_download;  // GDAL's note on the download in progress
    Guarded<std::vector<GdalComplaint>> m_complaints;
};

/// Whether the text of a warning tells of a loss: a value cut short, a shape left out, a letter that could
/// not be read.
[[nodiscard]] bool means_loss(std::string const& text);

}  // namespace gatepost
