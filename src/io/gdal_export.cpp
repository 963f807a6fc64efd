#include "io/gdal_export.hpp"

#include "io/export_shape.hpp"
#include "io/feature_block.hpp"
#include "io/gdal_conversation.hpp"
#include "io/table_stream.hpp"

#include <algorithm>

namespace gatepost {

namespace {

/// The one type of geometry that every feature can have: a plain one if none has several parts.
std::string common_geometry(ExportLayer const& layer) {
    GeometryColumn const& geometry = layer.table->geometry;
    GeometryKind common = GeometryKind::none;
    bool has_several = false;
    for (std::uint32_t const feature : layer.features) {
        GeometryKind const kind = geometry.kind(feature);
        if (kind == GeometryKind::none) {
            continue;
        }
        std::size_t outer = 0;
        std::size_t areas = 0;
        for (std::size_t p = geometry.parts_begin(feature); p < geometry.parts_end(feature); ++p) {
            outer += geometry.part_kind(p) == PartKind::hole ? 0 : 1;
            areas += geometry.part_kind(p) == PartKind::area && p > geometry.parts_begin(feature) ? 1 : 0;
        }
        bool const is_another = common != GeometryKind::none && common != kind;
        if (geometry.is_mixed(feature) || areas > 0 || is_another) {
            return "GEOMETRY";
        }
        common = kind;
        has_several = has_several || outer > 1;
    }
    char const* const plain = common == GeometryKind::point  ? "POINT"
                              : common == GeometryKind::line ? "LINESTRING"
                                                             : "POLYGON";
    return common == GeometryKind::none ? "GEOMETRY" : (has_several ? "MULTI" : "") + std::string{plain};
}

LayerHeader header_of(ExportLayer const& layer, JobContext const& job) {
    LayerHeader header{layer.name,
                       layer.title,
                       layer.credit.text(),
                       layer.table->source_crs.definition(),
                       common_geometry(layer),
                       {}};
    header.fields = fields_of(*layer.table, layer.features, NameCase::does_not_matter, job);
    return header;
}

/// The features of a block as a table of their own, in bytes.
std::string table_bytes(FeatureBlock const& block) {
    FeatureTable part;
    part.source_crs = block.table().source_crs;
    GeometryColumn const& geometry = block.table().geometry;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < block.size(); ++i) {
        std::uint32_t const feature = block.features()[i];
        rows.push_back(block.row(i));
        part.geometry.begin_feature();
        for (std::size_t p = geometry.parts_begin(feature); p < geometry.parts_end(feature); ++p) {
            part.geometry.add_part(geometry.part(p), geometry.part_kind(p));
        }
    }
    std::vector<AttributeColumn> columns;
    for (AttributeColumn const& column : block.columns()) {
        columns.push_back(rows_of(column, rows));
    }
    part.attributes = std::move(columns);
    std::string bytes;
    ByteWriter out([&](std::span<char const> some) { bytes.append(some.data(), some.size()); });
    write_table(out, part, part.source_crs);
    out.flush();
    return bytes;
}

/// What is said to the process. It may be gone: what it said last is heard when answers are asked for.
class Sender {
  public:
    explicit Sender(GdalConversation& talk)
        : m_talk(talk), m_out([this](std::span<char const> bytes) { send(bytes); }) {}

    [[nodiscard]] ByteWriter& out() { return m_out; }
    void send(std::span<char const> bytes) { m_is_heard = m_is_heard && m_talk.send(bytes); }
    [[nodiscard]] bool is_heard() const { return m_is_heard; }

  private:
    GdalConversation& m_talk;
    ByteWriter m_out;
    bool m_is_heard = true;
};

void send_layer(Sender& sender, ExportLayer const& layer, ExportProgress& progress, JobContext const& job) {
    sender.out().put<std::uint8_t>(1);
    put_layer_header(sender.out(), header_of(layer, job));
    std::stop_source unheard;
    JobContext sending = job;
    std::stop_callback const cancelled(job.stop, [&] { unheard.request_stop(); });
    sending.stop = unheard.get_token();
    for_each_block_in_order(
        *layer.table, layer.features, sending,
        [](FeatureBlock const& block, std::size_t /*worker*/) { return table_bytes(block); },
        [&](std::string const& bytes, std::size_t features) {
            sender.out().put<std::uint8_t>(1);
            sender.out().flush();
            sender.send(bytes);
            progress.add(features);
            if (!sender.is_heard()) {
                unheard.request_stop();
            }
        });
    sender.out().put<std::uint8_t>(0);
}

}  // namespace

void put_layer_header(ByteWriter& out, LayerHeader const& header) {
    for (std::string const* const text :
         {&header.name, &header.title, &header.credit, &header.crs, &header.geometry}) {
        out.put_text(*text);
    }
    out.put<std::uint32_t>(static_cast<std::uint32_t>(header.fields.size()));
    for (ExportField const& field : header.fields) {
        out.put_text(field.source_name);
        out.put_text(field.name);
        out.put(field.type);
        out.put(field.form);
        out.put<std::uint8_t>(field.fits_32_bits ? 1 : 0);
    }
}

LayerHeader get_layer_header(ByteReader& in) {
    LayerHeader header;
    for (std::string* const text :
         {&header.name, &header.title, &header.credit, &header.crs, &header.geometry}) {
        *text = in.get_text();
    }
    for (auto left = in.get<std::uint32_t>(); left > 0; --left) {
        ExportField field;
        field.source_name = in.get_text();
        field.name = in.get_text();
        field.type = in.get_enum(AttributeType::json);
        field.form = in.get_enum(TextForm::date_time);
        field.fits_32_bits = in.get_bool();
        header.fields.push_back(std::move(field));
    }
    return header;
}

void put_losses(ByteWriter& out, ExportLosses const& losses) {
    for (std::size_t const count : {losses.placeless, losses.unlocated, losses.renamed, losses.no_numbers,
                                    losses.no_dates, losses.guarded, losses.control_signs}) {
        out.put<std::uint64_t>(count);
    }
}

ExportLosses get_losses(ByteReader& in) {
    ExportLosses losses;
    for (std::size_t* const count :
         {&losses.placeless, &losses.unlocated, &losses.renamed, &losses.no_numbers, &losses.no_dates,
          &losses.guarded, &losses.control_signs}) {
        *count = in.get<std::uint64_t>();
    }
    return losses;
}

std::vector<ExportLosses> write_with_gdal(std::filesystem::path const& scratch_file, DataFormat format,
                                          std::string const& shown_name, std::span<ExportLayer const> layers,
                                          ExportProgress& progress, JobContext const& job) {
    GdalRequest request;
    request.task = GdalRequest::Task::write;
    request.source = scratch_file.string();
    request.shown_name = shown_name;
    request.driver = format == DataFormat::geopackage ? "GPKG" : "FlatGeobuf";
    constexpr std::uint64_t patience_s = 3600;  // sorting and indexing many millions of features is silent
    request.limits.silence_s = patience_s;
    GdalConversation talk(request, -1, job.stop);
    Sender sender(talk);
    for (ExportLayer const& layer : layers) {
        if (sender.is_heard() && !job.stop.stop_requested()) {
            send_layer(sender, layer, progress, job);
        }
    }
    sender.out().put<std::uint8_t>(0);
    sender.out().flush();
    try {
        if (talk.next() != GdalAnswer::written) {
            throw StreamFault("an answer that was not asked for");
        }
        std::vector<ExportLosses> losses;
        for (std::size_t i = 0; i < layers.size(); ++i) {
            losses.push_back(get_losses(talk.in()));
        }
        return losses;
    } catch (StreamFault const&) {
        throw talk.gone();
    }
}

}  // namespace gatepost
