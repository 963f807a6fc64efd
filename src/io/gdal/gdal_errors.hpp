#pragma once

#include <cpl_error.h>

#include <string>
#include <vector>

namespace gatepost {

/// Collects what GDAL complains of on this thread while it lives, instead of letting it print.
class GdalErrors {
  public:
    GdalErrors() { CPLPushErrorHandlerEx(&GdalErrors::collect, this); }
    ~GdalErrors() { CPLPopErrorHandler(); }
    GdalErrors(GdalErrors const&) = delete;
    GdalErrors& operator=(GdalErrors const&) = delete;

    [[nodiscard]] std::vector<std::string> const& messages() const { return m_messages; }
    void clear() { m_messages.clear(); }

  private:
    static void CPL_STDCALL collect(CPLErr level, CPLErrorNum /*number*/, char const* text) {
        if (level >= CE_Warning) {
            static_cast<GdalErrors*>(CPLGetErrorHandlerUserData())->m_messages.emplace_back(text);
        }
    }
    std::vector<std::string> m_messages;
};

}  // namespace gatepost
