// The only way into this library from outside.
#include "io/gdal/gdal_reader.hpp"
#include "io/gdal/gdal_stream.hpp"
#include "io/gdal_library.hpp"

#include <gdal.h>

#include <mutex>

extern "C" [[gnu::visibility("default")]] gatepost::GdalLibrary const* gatepost_gdal_library() {
    static constexpr gatepost::GdalLibrary library{gatepost::read_with_gdal, gatepost::read_spooled_with_gdal,
                                                   gatepost::spool_with_gdal};
    static std::once_flag registered;  // GDAL's drivers are the process's, not ours
    std::call_once(registered, [] {
        CPLSetErrorHandler(CPLQuietErrorHandler);
        GDALAllRegister();
    });
    return &library;
}
