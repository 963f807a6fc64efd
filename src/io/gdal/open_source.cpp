#include "io/gdal/open_source.hpp"

#include "base/error.hpp"
#include "io/classify.hpp"
#include "io/gdal/gdal_words.hpp"
#include "io/gdal/open_options.hpp"
#include "io/geojson_check.hpp"
#include "io/source_address.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <cpl_vsi_error.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

std::vector<char const*> pointers(Names const& names) {
    std::vector<char const*> result;
    std::transform(names.begin(), names.end(), std::back_inserter(result),
                   [](std::string const& name) { return name.c_str(); });
    result.push_back(nullptr);
    return result;
}

std::uintmax_t size_or_none(std::string const& path) {
    std::error_code failure;
    std::uintmax_t const bytes = fs::file_size(path, failure);
    return failure ? 0 : bytes;
}

bool is_sqlite(std::string const& path) {
    constexpr std::string_view sign = "SQLite format 3";
    std::ifstream file(path, std::ios::binary);
    std::string head(sign.size(), '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    return head == sign;
}

/// SQLite leaves files (-wal, -shm) beside a database that it merely reads, unless it is told that nobody
/// writes to it. If somebody is writing at this moment, those files exist already, and their contents are
/// read too. Only drivers for such databases may look at the file.
void open_database_untouched(std::string const& source, Names& drivers, Names& options,
                             OpenedSource& opened) {
    if (!is_sqlite(source)) {
        return;
    }
    if (drivers.empty()) {
        drivers = source.ends_with(".gpkg")      ? Names{"GPKG"}
                  : source.ends_with(".mbtiles") ? Names{"MBTiles"}
                                                 : Names{"SQLite", "GPKG"};
    }
    std::error_code ignored;
    bool const has_log = size_or_none(source + "-wal") > 0;
    if (has_log && fs::exists(source + "-shm", ignored)) {
        return;
    }
    options.emplace_back("IMMUTABLE=YES");
    if (has_log || size_or_none(source + "-journal") > 0) {
        opened.doubts.emplace_back(
            "the program that wrote to it last did not finish: its last changes are not shown");
    }
}

/// GDAL reads an unknown `crs` member as WGS 84 and mentions it only in a warning.
bool is_of_crs(GdalComplaint const& complaint) {
    constexpr std::array<std::string_view, 3> signs{"PROJ", "crs", "SRS"};
    return std::any_of(signs.begin(), signs.end(),
                       [&](auto sign) { return complaint.text.find(sign) != std::string::npos; });
}

Error cannot_open(GdalRequest const& request, std::vector<GdalComplaint> const& complaints) {
    std::string const& name = request.shown_name;
    if (is_json_source(request)) {
        auto const place = std::find_if(complaints.begin(), complaints.end(), [](GdalComplaint const& one) {
            return one.text.find("line ") != std::string::npos ||
                   one.text.find("offset") != std::string::npos;
        });
        if (place != complaints.end()) {
            return fmt_error("{}: broken off or not valid JSON: {}", name, place->text);
        }
        return check_geojson(request.source).is_json
                   ? fmt_error("{}: JSON, but not GeoJSON: no FeatureCollection, Feature or geometry in it",
                               name)
                   : fmt_error("{}: not valid JSON", name);
    }
    auto const failure = std::find_if(complaints.begin(), complaints.end(),
                                      [](GdalComplaint const& one) { return one.level >= CE_Failure; });
    return failure == complaints.end() ? fmt_error("{}: no format that can be read is recognised in it", name)
                                       : fmt_error("{}: {}", name, in_words(*failure));
}

Dataset open_as(std::string const& name, Names const& drivers, Names const& options) {
    auto const driver_list = pointers(drivers);
    auto const option_list = pointers(options);
    return Dataset{GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                     drivers.empty() ? nullptr : driver_list.data(), option_list.data(),
                                     nullptr)};
}

/// Loads a whole web address into GDAL's memory, for servers that cannot send parts. Empty if it cannot be
/// fetched.
std::string fetch(std::string const& address) {
    std::string const name =
        "/vsimem/gatepost/" + fs::path(address.substr(0, address.find_first_of("?#"))).filename().string();
    return CPLCopyFile(name.c_str(), streamed_name(address).c_str()) == 0 ? name : "";
}

/// Opens a web address by byte ranges, or loads it whole if the server does not support them. Asks only for
/// what the person named: it lists no folder.
Dataset open_web(std::string const& address, Names const& drivers, Names const& options, GdalErrors& errors,
                 std::vector<GdalComplaint>& complaints) {
    CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "TRUE");
    CPLSetConfigOption("CPL_DEBUG", "VSICURL");  // GdalErrors reads these notes
    // GDAL does not recognise a table by its name if the address ends in a query.
    std::string const file = without_query(address);
    std::string const table = file != address && is_separated_text_name(file) ? "CSV:" : "";
    Dataset dataset = open_as(table + "/vsicurl/" + address, drivers, options);
    complaints = errors.take();
    bool const knows_no_ranges =
        std::any_of(complaints.begin(), complaints.end(), [](GdalComplaint const& one) {
            return one.text.find("Range downloading not supported") != std::string::npos;
        });
    if (knows_no_ranges) {
        dataset.reset();
        (void)errors.take();
        std::string const name = fetch(address);
        dataset = name.empty() ? nullptr : open_as(name, drivers, options);
        complaints = errors.take();
    }
    if (dataset) {
        return dataset;
    }
    // GDAL only says that it did not recognise the source; the server's own answer is the real reason.
    std::string const reason = failure_of_web(address);
    if (!reason.empty()) {
        complaints.insert(complaints.begin(), {CE_Failure, CPLE_HttpResponse, reason});
    }
    return dataset;
}

}  // namespace

bool is_json_source(GdalRequest const& request) { return request.is_json || is_geojson_name(request.source); }

std::string streamed_name(std::string const& source) {
    return is_web_address(source) ? "/vsicurl_streaming/" + source : source;
}

std::string failure_of_web(std::string const& address) {
    VSICurlClearCache();  // the cache remembers that the file does not exist, but not why
    VSIErrorReset();
    VSILFILE* const file = VSIFOpenExL(("/vsicurl/" + address).c_str(), "rb", TRUE);
    if (file != nullptr) {
        VSIFCloseL(file);
        return "";
    }
    return VSIGetLastErrorNo() != 0 ? VSIGetLastErrorMsg() : "Couldn't connect to server";
}

OpenedSource open_source(GdalRequest const& request, GdalErrors& errors) {
    OpenedSource opened;
    Names drivers;
    Names options;
    if (is_json_source(request)) {
        drivers = {"GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRIJSON"};
        options = {"DATE_AS_STRING=YES"};
    }
    if (!request.driver.empty()) {
        drivers = {request.driver};
    }
    std::string const& source = request.source;
    std::string const ending = ending_of(without_gz(without_query(source)));
    if (ending == ".gml" || ending == ".xml") {
        options.emplace_back("WRITE_GFS=NO");
    }
    if (wants_raw_text(source, request.options.encoding)) {
        options.emplace_back("ENCODING=");
    }
    open_database_untouched(source, drivers, options, opened);
    opened.shapefile = IndexedShapefile::if_needed(source);
    std::vector<GdalComplaint> complaints;
    if (is_web_address(source)) {
        opened.dataset = open_web(source, drivers, options, errors, complaints);
    } else {
        opened.dataset = open_as(opened.shapefile ? opened.shapefile->path() : source, drivers, options);
        complaints = errors.take();
    }
    if (!opened.dataset) {
        throw cannot_open(request, complaints);
    }
    opened.is_crs_unknown = std::any_of(complaints.begin(), complaints.end(), is_of_crs);
    std::erase_if(complaints, is_of_crs);
    opened.complaints = std::move(complaints);
    return opened;
}

void set_up_gdal() {
    constexpr std::array<std::pair<char const*, char const*>, 10> settings{{
        {"GDAL_PAM_ENABLED", "NO"},                // no .aux.xml
        {"CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO"},  // no .properties
        {"GDAL_HTTP_CONNECTTIMEOUT", "15"},
        {"GDAL_HTTP_LOW_SPEED_TIME", "30"},
        {"GDAL_HTTP_LOW_SPEED_LIMIT", "1"},
        {"GDAL_HTTP_MAX_RETRY", "2"},
        {"GDAL_HTTP_RETRY_DELAY", "0.5"},
        {"SHAPE_RESTORE_SHX", "NO"},
        {"OSM_MAX_TMPFILE_SIZE", "4000"},  // MB kept in memory: no file may be created
        {"OGR_SQLITE_PRAGMA", "temp_store=MEMORY"},
    }};
    for (auto const& [name, value] : settings) {
        CPLSetConfigOption(name, value);
    }
    setenv("PGCONNECT_TIMEOUT", "15", 0);  // setenv is only safe before there are threads
    CPLSetErrorHandler(CPLQuietErrorHandler);
    GDALAllRegister();
}

}  // namespace gatepost
