#include "io/gdal/gdal_reader.hpp"

#include "base/error.hpp"
#include "io/crs_member.hpp"
#include "io/gdal/ogr_attributes.hpp"
#include "io/gdal/open_source.hpp"
#include "io/source_address.hpp"

#include <cpl_vsi.h>

#include <algorithm>
#include <memory>

namespace gatepost {

namespace {

struct VsiCloser {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

/// Adds what is known about the whole source to a layer's report.
void tell_of_source(GdalRequest const& request, OpenedSource& opened, LoadReport& report) {
    if (opened.is_crs_unknown) {
        ChosenCrs const chosen = unknown_crs(request.shown_name, request.options);
        report.doubtful = report.doubtful || chosen.is_doubtful;
        report.add(chosen.message);
    }
    for (std::string const& doubt : opened.doubts) {
        report.doubtful = true;
        report.add(fmt::format("{}: {}", request.shown_name, doubt));
    }
    GdalComplaints complaints;
    complaints.add(opened.complaints);
    complaints.tell(request.shown_name, report);
    opened.doubts.clear();
    opened.complaints.clear();
}

LayerTable read_layer(GdalRequest const& request, OpenedSource& opened, OGRLayer& layer, GdalErrors& errors,
                      GdalListener const& listener) {
    bool const says_nothing =
        layer.GetSpatialRef() == nullptr || opened.is_crs_unknown ||
        (request.options.assumed_crs && is_json_source(request) && !check_geojson(request.source).has_crs);
    std::optional<Crs> const crs = says_nothing ? request.options.assumed_crs : std::nullopt;
    LayerTable read = LayerReader(request, *opened.dataset, layer, crs, errors).read(listener.progress);
    tell_of_source(request, opened, read.table.report);
    return read;
}

}  // namespace

void read_layers(GdalRequest const& request, GdalListener const& listener) {
    GdalErrors errors;
    OpenedSource opened = open_source(request, errors);
    bool has_any = false;
    std::optional<LayerTable> last;  // held back until closing the source has reported its complaints
    for (OGRLayer* const layer : opened.dataset->GetLayers()) {
        if (!request.options.layer.empty() && request.options.layer != layer->GetName()) {
            continue;
        }
        if (last) {
            listener.table(*last);
            last.reset();
        }
        has_any = true;
        try {
            last = read_layer(request, opened, *layer, errors, listener);
        } catch (Error const& failure) {  // the other layers may be good
            listener.fault(failure.what());
            static_cast<void>(errors.take());
        }
    }
    if (!has_any) {
        throw fmt_error("{}: there are no layers in it", request.shown_name);
    }
    opened.dataset.reset();
    opened.complaints = errors.take();
    if (last) {
        tell_of_source(request, opened, last->table.report);
        listener.table(*last);
    } else {
        LoadReport rest;
        tell_of_source(request, opened, rest);
        std::for_each(rest.lines.begin(), rest.lines.end(), listener.fault);
    }
}

struct RowReader::Opened {
    GdalErrors errors;
    OpenedSource source;
    OGRLayer* layer = nullptr;
};

RowReader::RowReader(GdalRequest const& request) : m_opened(std::make_unique<Opened>()) {
    m_opened->source = open_source(request, m_opened->errors);
    m_opened->layer = m_opened->source.dataset->GetLayerByName(request.options.layer.c_str());
    if (m_opened->layer == nullptr) {
        throw fmt_error("{} cannot be read any more", request.shown_name);
    }
}

RowReader::~RowReader() = default;

std::vector<AttributeColumn> RowReader::read(std::vector<std::int64_t> const& ids) {
    std::vector<AttributeColumn> columns = columns_of(*m_opened->layer);
    for (std::int64_t const id : ids) {
        OGRFeatureUniquePtr const feature{m_opened->layer->GetFeature(id)};
        if (!feature) {
            auto const complaints = m_opened->errors.take();
            throw fmt_error("the attributes cannot be read: {}", complaints.empty()
                                                                     ? "the feature is not there any more"
                                                                     : in_words(complaints.front()));
        }
        add_values(*feature, columns);
    }
    return columns;
}

void copy_file(GdalRequest const& request, std::function<void(std::span<char const>)> const& sink) {
    GdalErrors errors;
    std::unique_ptr<VSILFILE, VsiCloser> const stream{VSIFOpenL(streamed_name(request.source).c_str(), "rb")};
    if (!stream) {
        std::string const reason = is_web_address(request.source) ? failure_of_web(request.source) : "";
        throw fmt_error(
            "{}: {}", request.shown_name,
            reason.empty() ? "the file cannot be read" : in_words({CE_Failure, CPLE_OpenFailed, reason}));
    }
    constexpr std::size_t block_bytes = 1U << 16U;
    std::vector<char> block(block_bytes);
    while (std::size_t const got = VSIFReadL(block.data(), 1, block.size(), stream.get())) {
        sink(std::span{block}.first(got));
    }
    auto const complaints = errors.take();
    if (!complaints.empty()) {
        throw fmt_error("{}: {}", request.shown_name, in_words(complaints.front()));
    }
}

}  // namespace gatepost
