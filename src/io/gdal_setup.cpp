#include "io/gdal_setup.hpp"

#include <gdal.h>

namespace gatepost {

void set_up_gdal() {
    CPLSetErrorHandler(CPLQuietErrorHandler);
    GDALAllRegister();
}

}  // namespace gatepost
