#include "io/gdal_request.hpp"

#include "io/table_stream.hpp"

namespace gatepost {

namespace {

/// Writes every option that a person set for inputs: one forgotten here does not reach GDAL.
void write_options(ByteWriter& out, SourceOptions const& options) {
    out.put_text(options.assumed_crs ? options.assumed_crs->definition() : "");
    out.put<std::uint8_t>(options.view_lonlat ? 1 : 0);
    write_box(out, options.view_lonlat.value_or(Box{}));
    out.put(options.most_rows);
    out.put_text(options.layer);
    out.put_text(options.encoding);
}

SourceOptions read_options(ByteReader& in) {
    SourceOptions options;
    std::string const crs = in.get_text();
    if (!crs.empty()) {
        options.assumed_crs = crs == Crs::wgs84().definition() ? Crs::wgs84() : Crs::parse(crs);
    }
    bool const has_view = in.get_bool();
    Box const view = read_box(in);
    options.view_lonlat = has_view ? std::optional{view} : std::nullopt;
    options.most_rows = in.get<std::uint64_t>();
    options.layer = in.get_text();
    options.encoding = in.get_text();
    return options;
}

}  // namespace

void write_request(ByteWriter& out, GdalRequest const& request) {
    out.put(request.task);
    out.put(request.limits.cpu_s);
    out.put(request.limits.memory_bytes);
    out.put(request.limits.silence_s);
    out.put_text(request.source);
    out.put_text(request.shown_name);
    out.put<std::uint8_t>(request.is_json ? 1 : 0);
    out.put_text(request.driver);
    write_options(out, request.options);
    out.flush();
}

GdalRequest read_request(ByteReader& in) {
    GdalRequest request;
    request.task = in.get_enum(GdalRequest::Task::version);
    request.limits.cpu_s = in.get<std::uint64_t>();
    request.limits.memory_bytes = in.get<std::uint64_t>();
    request.limits.silence_s = in.get<std::uint64_t>();
    request.source = in.get_text();
    request.shown_name = in.get_text();
    request.is_json = in.get_bool();
    request.driver = in.get_text();
    request.options = read_options(in);
    return request;
}

}  // namespace gatepost
