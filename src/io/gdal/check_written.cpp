#include "io/gdal/check_written.hpp"

#include "base/error.hpp"
#include "io/gdal/gdal_words.hpp"

#include <algorithm>

namespace gatepost {

void check_written(GdalErrors& errors, GdalRequest const& request) {
    auto const complaints = errors.take();
    auto const failure = std::find_if(complaints.begin(), complaints.end(),
                                      [](GdalComplaint const& one) { return one.level >= CE_Failure; });
    if (failure != complaints.end()) {
        throw fmt_error("cannot write {}: {}", request.shown_name, in_words(*failure));
    }
}

}  // namespace gatepost
