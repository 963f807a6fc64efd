#include "io/gdal/gdal_stream.hpp"

#include "base/error.hpp"
#include "io/spool.hpp"

#include <cpl_vsi.h>

namespace gatepost {

namespace {

struct VsiCloser {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

}  // namespace

std::shared_ptr<InputFile const> spool_with_gdal(std::string const& vsi_name, std::string const& shown_name,
                                                 JobContext const& job) {
    std::unique_ptr<VSILFILE, VsiCloser> const stream{VSIFOpenL(vsi_name.c_str(), "rb")};
    if (!stream) {
        throw fmt_error("{}: the file cannot be read", shown_name);
    }
    return spool(shown_name, job, [&](std::span<char> block) {
        return VSIFReadL(block.data(), 1, block.size(), stream.get());
    });
}

}  // namespace gatepost
