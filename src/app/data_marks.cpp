#include "app/data_marks.hpp"

#include "app/source_files.hpp"
#include "base/content_hash.hpp"
#include "base/error.hpp"
#include "base/paths.hpp"
#include "map/map_file_paths.hpp"

#include <set>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

/// The hash of a file that may go at any time.
std::optional<std::string> hash_if_any(std::string const& path) {
    try {
        return hash_of_file(path);
    } catch (Error const&) {
        return std::nullopt;
    }
}

struct MarkedFile {
    DataMark mark;
    std::string path;  ///< whole; empty: it is no local file
};

std::vector<MarkedFile> files_shown(MapState const& state, fs::path const& folder) {
    std::vector<MarkedFile> marked;
    std::set<std::string> seen;
    fs::path const data = data_folder();
    for (LayerState const& layer : state.layers) {
        bool const is_shown = layer.is_visible && layer.opacity > 0 && !layer.source.path.empty();
        if (!is_shown || !seen.insert(layer.source.path).second) {
            continue;
        }
        auto const files = files_of_source(layer.source.path);
        if (files.empty()) {
            marked.push_back({{"", written_path(layer.source.path, folder), std::nullopt}, ""});
        }
        for (std::string const& file : files) {
            std::string const inside = fs::path(file).lexically_relative(data).generic_string();
            bool const is_bundled = !layer.part_of.empty() && !inside.starts_with("..");
            marked.push_back({{is_bundled ? layer.part_of : "",
                               is_bundled ? inside : written_path(file, folder), std::nullopt},
                              file});
        }
    }
    return marked;
}

}  // namespace

std::vector<DataMark> data_marks(MapState const& state, fs::path const& folder, JobContext const& job) {
    std::vector<MarkedFile> files = files_shown(state, folder);
    for_each_parallel(job, files.size(), [&](std::size_t i, std::size_t /*worker*/) {
        if (!files[i].path.empty()) {
            files[i].mark.hash = hash_if_any(files[i].path);
        }
    });
    std::vector<DataMark> marks;
    for (MarkedFile& file : files) {
        if (file.path.empty() || file.mark.hash) {  // a shapefile need not have all its parts
            marks.push_back(std::move(file.mark));
        }
    }
    return marks;
}

DataMarksAhead::DataMarksAhead(MapState state, fs::path folder, JobContext context)
    : m_state(std::move(state)), m_folder(std::move(folder)), m_context(std::move(context)) {
    if (m_context.pool != nullptr) {
        m_job.emplace(*m_context.pool,
                      [this](JobContext const& job) { return data_marks(m_state, m_folder, job); });
    }
}

std::vector<DataMark> DataMarksAhead::take() {
    return m_job ? m_job->get() : data_marks(m_state, m_folder, m_context);
}

DataChange change_of(DataMark const& mark, fs::path const& folder) {
    if (!mark.hash) {
        return DataChange::unknown;
    }
    auto const now = hash_if_any(path_of(mark, folder).string());
    return !now ? DataChange::missing : *now == *mark.hash ? DataChange::none : DataChange::changed;
}

fs::path path_of(DataMark const& mark, fs::path const& folder) {
    return mark.part.empty() ? fs::path(whole_path(mark.path, folder)) : data_folder() / mark.path;
}

}  // namespace gatepost
