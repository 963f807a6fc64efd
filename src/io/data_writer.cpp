#include "io/data_writer.hpp"

#include "base/error.hpp"
#include "base/input_file.hpp"
#include "base/scratch_folder.hpp"
#include "base/whole_file.hpp"
#include "io/gdal_export.hpp"

#include <algorithm>
#include <optional>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

void copy_file(fs::path const& file, ByteSink const& sink, JobContext const& job) {
    InputFile const input(file.string());
    std::vector<char> block(std::size_t{1} << 20U);
    for (std::uint64_t at = 0; at < input.size() && !job.stop.stop_requested();) {
        std::size_t const got = input.read(at, block);
        if (got == 0) {
            throw fmt_error("{}: the file cannot be read", file.string());
        }
        sink({block.data(), got});
        at += got;
    }
}

/// What GDAL writes comes by way of a scratch folder, the only place where its process may write.
std::vector<ExportLosses> write_by_way_of_gdal(fs::path const& path, DataFormat format,
                                               std::span<ExportLayer const> layers, ByteSink const& sink,
                                               ExportProgress& progress, JobContext const& job) {
    ScratchFolder const scratch;
    fs::path const file = scratch.path() / (format == DataFormat::geopackage ? "layers.gpkg" : "layer.fgb");
    auto losses = write_with_gdal(file, format, path.string(), layers, progress, job);
    if (format == DataFormat::flatgeobuf) {
        describe_flatgeobuf(file, layers.front().title, layers.front().credit, sink);
    } else {
        copy_file(file, sink, job);
    }
    return losses;
}

std::vector<ExportLosses> write_layers(fs::path const& path, DataFormat format,
                                       std::span<ExportLayer const> layers, ByteSink const& sink,
                                       JobContext const& job) {
    ExportProgress progress(job, layers);
    switch (format) {
        case DataFormat::geojson: return {write_geojson(layers.front(), sink, progress, job)};
        case DataFormat::csv: return {write_csv(layers.front(), sink, progress, job)};
        case DataFormat::kml: return write_kml(layers, sink, progress, job);
        case DataFormat::flatgeobuf:
        case DataFormat::geopackage: break;
    }
    return write_by_way_of_gdal(path, format, layers, sink, progress, job);
}

/// A CSV has no place for credits: they stand in a file beside it.
std::optional<NewFile> credits_beside(fs::path const& path, ExportLayer const& layer) {
    if (layer.credit.is_empty()) {
        return std::nullopt;
    }
    NewFile file(credits_path_of(path));
    file.write(path.filename().string() + ": " + layer.title + "\n" + layer.credit.attribution + "\n" +
               layer.credit.licence + (layer.credit.licence.empty() ? "" : "\n"));
    return file;
}

/// Credits that an earlier file of this name had are not those of the new one. What somebody else wrote there
/// stays: its path.
std::string remove_old_credits(fs::path const& path) {
    fs::path const beside = credits_path_of(path);
    std::error_code failure;
    if (!fs::exists(fs::symlink_status(beside, failure))) {
        return {};
    }
    auto const text = fs::is_regular_file(beside, failure) ? read_file(beside) : std::nullopt;
    bool const is_ours = text && text->starts_with(path.filename().string() + ": ");
    return is_ours && fs::remove(beside, failure) ? std::string{} : beside.string();
}

}  // namespace

ExportProgress::ExportProgress(JobContext const& job, std::span<ExportLayer const> layers) : m_job(job) {
    for (ExportLayer const& layer : layers) {
        m_all += layer.features.size();
    }
}

void ExportProgress::add(std::size_t features) {
    m_done += features;
    m_job.report(static_cast<float>(m_done) / static_cast<float>(std::max<std::size_t>(m_all, 1)));
}

fs::path credits_path_of(fs::path const& path) { return path.string() + ".credits.txt"; }

DataWritten write_data(fs::path const& path, DataFormat format, std::span<ExportLayer const> layers,
                       JobContext const& job) {
    NewFile file(path);
    std::optional<NewFile> credits =
        format == DataFormat::csv ? credits_beside(path, layers.front()) : std::nullopt;
    DataWritten written;
    written.losses = write_layers(
        path, format, layers, [&](std::string_view bytes) { file.write(bytes); }, job);
    if (job.stop.stop_requested()) {
        throw fmt_error("{}: cancelled", path.string());
    }
    file.commit();
    if (credits) {
        credits->commit();
        written.credits_path = credits_path_of(path).string();
    } else if (format == DataFormat::csv) {
        written.foreign_path = remove_old_credits(path);
    }
    return written;
}

}  // namespace gatepost
