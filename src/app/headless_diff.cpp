#include "app/headless_diff.hpp"

#include "app/diff_layers.hpp"
#include "app/exporter.hpp"
#include "app/progress_line.hpp"
#include "base/error.hpp"
#include "base/scratch_folder.hpp"
#include "base/terminal_text.hpp"
#include "base/whole_file.hpp"
#include "io/source.hpp"
#include "render/headless_context.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>

namespace gatepost {

namespace {

constexpr int same = 0;
constexpr int doubtful = 3;
constexpr int different = 4;

/// Both files, and how their layers differ, which point into their tables.
struct Compared {
    std::vector<FeatureTable> before;
    std::vector<FeatureTable> after;
    FeatureTable nothing;  ///< what a file has of a layer that is in the other alone
    std::vector<LayerDiff> layers;
};

/// Layers belong together by their names; those of files with one layer each, whatever they are called.
std::vector<std::pair<FeatureTable const*, FeatureTable const*>> pairs_of(Compared const& compared) {
    std::vector<std::pair<FeatureTable const*, FeatureTable const*>> pairs;
    if (compared.before.size() == 1 && compared.after.size() == 1) {
        return {{&compared.before.front(), &compared.after.front()}};
    }
    auto const find = [&](std::vector<FeatureTable> const& tables, std::string const& name) {
        auto const found = std::find_if(tables.begin(), tables.end(),
                                        [&](FeatureTable const& table) { return table.name == name; });
        return found == tables.end() ? &compared.nothing : &*found;
    };
    for (FeatureTable const& table : compared.after) {
        pairs.emplace_back(find(compared.before, table.name), &table);
    }
    for (FeatureTable const& table : compared.before) {
        if (find(compared.after, table.name) == &compared.nothing) {
            pairs.emplace_back(&table, &compared.nothing);
        }
    }
    return pairs;
}

std::unique_ptr<Compared> compare(Options const& options, JobContext const& job) {
    SourceOptions reading;
    reading.assumed_crs = options.assumed();
    reading.encoding = options.encoding;
    JobContext quiet = job;  // each reader would begin to count anew
    quiet.progress = nullptr;
    auto compared = std::make_unique<Compared>();
    compared->before = read_source(options.diff[0], reading, quiet);
    job.report(0.3F);
    compared->after = read_source(options.diff[1], reading, quiet);
    job.report(0.6F);
    TransformerCache transformers;
    for (auto const& [before, after] : pairs_of(*compared)) {
        LayerDiff layer{after == &compared->nothing ? before->name : after->name,
                        std::make_unique<DiffSide>(*before, transformers),
                        std::make_unique<DiffSide>(*after, transformers),
                        {}};
        layer.diff = compare_features(*layer.before, *layer.after);
        compared->layers.push_back(std::move(layer));
    }
    job.report(1);
    return compared;
}

std::unique_ptr<Compared> compare_showing_progress(JobPool& pool, Options const& options) {
    ProgressLine line("--diff", ProgressLine::form_for(false, options.log_level == LogLevel::off));
    Job<std::unique_ptr<Compared>> job(
        pool, [&options](JobContext const& context) { return compare(options, context); });
    constexpr std::chrono::milliseconds step_ms{5};
    while (true) {
        if (auto done = job.take()) {
            return std::move(*done);
        }
        line.show(job.progress());
        std::this_thread::sleep_for(step_ms);
    }
}

/// Says what of the places of one state is only a guess, or none on earth. True if there is anything. Throws
/// where a guess is not wanted.
bool tell_doubtful_places(DiffSide const& side, std::string const& path, bool is_strict) {
    if (side.size() > 0 && side.is_ballpark()) {
        std::string const text = fmt::format(
            "{}: no accurate transformation from {} to {} is known: positions may be off by several hundred "
            "metres",
            path, side.table().source_crs.name(), Crs::wgs84().name());
        if (is_strict) {
            throw fmt_error("{}", text);
        }
        log_warning("{}", text);
    }
    if (side.placeless() > 0) {
        log_warning("{}: positions of {} features are no place on earth; left out", path, side.placeless());
    }
    return (side.size() > 0 && side.is_ballpark()) || side.placeless() > 0;
}

/// Says what of the files could not be read, or not as it was meant. True if there was anything.
bool tell_doubts(Compared const& compared, Options const& options) {
    bool is_doubtful = false;
    for (LayerDiff const& layer : compared.layers) {
        bool const was = tell_doubtful_places(*layer.before, options.diff[0], options.strict_crs);
        bool const is = tell_doubtful_places(*layer.after, options.diff[1], options.strict_crs);
        is_doubtful = is_doubtful || was || is;
    }
    for (auto const* const tables : {&compared.before, &compared.after}) {
        for (FeatureTable const& table : *tables) {
            for (std::string const& message : table.report.messages()) {
                log_warning("{}", message);
            }
            is_doubtful = is_doubtful || !table.report.is_clean();
        }
    }
    return is_doubtful;
}

/// The picture is that of a map with the differences as its layers.
std::string picture_of(std::vector<LayerDiff> const& layers, JobPool& pool, Options const& options) {
    ScratchFolder const folder;
    Options drawn = options;
    drawn.inputs = write_diff_layers(layers, folder.path());
    drawn.diff.clear();
    drawn.screenshot = options.diff_picture;
    drawn.picture.has_provenance = false;  // its layers are not there any more
    drawn.furniture.legend = options.furniture.legend.value_or(true);
    HeadlessContext const context;
    FontSet fonts;
    OpenMap map(drawn, pool);
    map.finish_loading();
    map.camera().resize(options.view_size_px().x, options.view_size_px().y);
    map.camera().show_initial_view(map.options());
    Viewport const view = map.camera().viewport();
    if (std::string const arrows = write_diff_arrows(layers, map, folder.path()); !arrows.empty()) {
        map.open_files({arrows});
        map.finish_loading();
        map.camera().set_viewport(view);
    }
    Scene scene(map, pool, fonts);
    ShowView const show = showing_again(map.camera(), view);
    UsualPicture const usual{{static_cast<double>(options.width_px), static_cast<double>(options.height_px)}};
    return Exporter(map, scene, fonts)
        .picture(PictureFormat::png, usual, show, folder.path(), context_outside(pool));
}

}  // namespace

int compare_as_asked(JobPool& pool, Options const& options) {
    auto const compared = compare_showing_progress(pool, options);
    bool const is_doubtful = tell_doubts(*compared, options);
    DiffCounts const counts = counts_of(compared->layers);
    std::string const report = json_for_terminal(diff_json(options.diff[0], options.diff[1], compared->layers)
                                                     .dump(2, ' ', false, Json::error_handler_t::replace)) +
                               "\n";
    std::string const picture =
        options.diff_picture.empty() ? "" : picture_of(compared->layers, pool, options);
    std::vector<NewFile> files;  // both or neither
    for (auto const& [path, bytes] :
         {std::pair{&options.diff_report, &report}, std::pair{&options.diff_picture, &picture}}) {
        if (!path->empty()) {
            files.emplace_back(*path).write(*bytes);
        }
    }
    std::for_each(files.begin(), files.end(), [](NewFile& file) { file.commit(); });
    std::cout << (options.json ? report : diff_text(counts) + "\n") << std::flush;
    if (!std::cout) {
        throw fmt_error("cannot write to standard output");
    }
    return !counts.is_same() ? different : is_doubtful ? doubtful : same;
}

}  // namespace gatepost
