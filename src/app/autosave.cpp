#include "app/autosave.hpp"

#include "base/boundary.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/whole_file.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace gatepost {

namespace {

namespace fs = std::filesystem;

/// The key of a map file that says whose map is kept in it.
constexpr char const* aside_key = "kept_aside";
constexpr std::string_view set_aside_mark = ".old";
constexpr std::size_t most_set_aside = 10;
constexpr std::size_t most_bytes = std::size_t{64} << 20U;

fs::path lock_path(fs::path const& map) { return fs::path(map).concat(".lock"); }

bool is_left_map(fs::path const& path) {
    std::string const name = path.filename().string();
    return name.ends_with(map_file_ending) &&
           name.find(std::string{set_aside_mark} + std::string{map_file_ending}) == std::string::npos;
}

std::vector<fs::path> files_in(fs::path const& folder) {
    std::vector<fs::path> found;
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed); !failed && entry != fs::directory_iterator();
         entry.increment(failed)) {
        found.push_back(entry->path());
    }
    std::error_code ignored;
    std::sort(found.begin(), found.end(), [&](fs::path const& a, fs::path const& b) {
        return fs::last_write_time(a, ignored) > fs::last_write_time(b, ignored);
    });
    return found;
}

void remove_with_lock(fs::path const& path) {
    std::error_code ignored;
    fs::remove(path, ignored);
    fs::remove(lock_path(path), ignored);
}

/// The title for people: the file that it belongs to, else its own layers.
std::string title_of(fs::path const& path) {
    std::string title;
    static_cast<void>(failure_of(path.string(), [&] {
        auto const text = read_file(path, most_bytes);
        MapFile map = read_map_file(text.value_or(""), path.parent_path()).map;
        std::string const file = take_file_of_left_map(map).value_or("");
        title = fs::path(file).filename().string();
        for (LayerState const& layer : map.state.layers) {
            bool const counts = file.empty() && layer.part_of.empty() && title.size() < 60;
            title += counts ? (title.empty() ? "" : ", ") + layer.title : std::string{};
        }
    }));
    return title;
}

}  // namespace

fs::path autosave_folder() {
    char const* const state = std::getenv("XDG_STATE_HOME");
    char const* const home = std::getenv("HOME");
    if (state != nullptr && *state == '/') {
        return fs::path(state) / "gatepost" / "maps";
    }
    return home != nullptr && *home == '/' ? fs::path(home) / ".local" / "state" / "gatepost" / "maps"
                                           : fs::path{};
}

std::optional<std::string> take_file_of_left_map(MapFile& map) {
    auto const found = map.tree->find(aside_key);
    if (found == map.tree->end()) {
        return std::nullopt;
    }
    std::string file = found->is_string() ? found->get<std::string>() : std::string{};
    map.tree->erase(found);
    return file;
}

/// A name of its own, and nobody else's.
bool Autosave::has_file() {
    if (m_lock || m_folder.empty()) {
        return m_lock.has_value();
    }
    std::error_code failed;
    fs::create_directories(m_folder, failed);
    for (int n = 0; n < 100 && !m_lock; ++n) {
        m_path = m_folder / fmt::format("{}-{}{}", getpid(), n, map_file_ending);
        if (!fs::exists(m_path, failed)) {
            m_lock = FileLock::take(lock_path(m_path));
        }
    }
    if (!m_lock) {
        m_failure = fmt::format("the map cannot be kept aside in {}", m_folder.string());
        m_folder.clear();  // it is said once
    }
    return m_lock.has_value();
}

std::string Autosave::text_of(KeptMap& map) const {
    MapFile file = map.snapshot();
    (*file.tree)[aside_key] = map.path();
    return write_map_file(file, m_folder);
}

void Autosave::take_result() {
    if (auto failure = m_writing.take()) {
        if (!failure->empty()) {
            m_failure = std::move(*failure);
        }
    }
}

void Autosave::follow(KeptMap& map, MapState const& state, double now_s) {
    take_result();
    if (m_folder.empty() || (m_has_written && state == m_written)) {
        m_due_s.reset();
        return;
    }
    if (!map.has_changes()) {
        m_due_s.reset();
        if (m_has_written && !m_writing.is_active()) {  // it was saved, or all was undone
            std::error_code ignored;
            fs::remove(m_path, ignored);
            m_has_written = false;
        }
        return;
    }
    m_due_s = m_due_s.value_or(now_s + wait_s);
    if (now_s < *m_due_s) {
        return;
    }
    if (m_writing.is_active()) {
        m_due_s = now_s + wait_s;  // a slow disk; the end of that wakes nobody
        return;
    }
    m_due_s.reset();
    if (!has_file()) {
        return;
    }
    m_written = state;
    m_has_written = true;
    m_writing = Job<std::string>(m_pool, [path = m_path, text = text_of(map)](JobContext const&) {
        return failure_of(path.string(), [&] { write_file(path, text); }).value_or("");
    });
}

std::optional<double> Autosave::due_in_s(double now_s) const {
    return m_due_s ? std::optional{std::max(0.0, *m_due_s - now_s)} : std::nullopt;
}

void Autosave::finish(KeptMap& map, MapState const& state, bool keeps) {
    if (m_writing.is_active()) {
        static_cast<void>(m_writing.get());
    }
    if (keeps && has_file()) {
        if (!m_has_written || state != m_written) {
            if (auto const failure = failure_of(m_path.string(), [&] { write_file(m_path, text_of(map)); })) {
                log_error("{}", *failure);
            }
        }
        std::error_code ignored;
        fs::remove(lock_path(m_path), ignored);
    } else if (m_lock) {
        remove_with_lock(m_path);
    }
    m_lock.reset();
    m_has_written = false;
    m_due_s.reset();
}

std::vector<LeftMap> Autosave::left_over() const {
    std::vector<LeftMap> left;
    for (fs::path const& path : m_folder.empty() ? std::vector<fs::path>{} : files_in(m_folder)) {
        if (!is_left_map(path) || path == m_path) {
            continue;
        }
        if (auto const lock = FileLock::take(lock_path(path))) {  // its window is gone
            left.push_back({path, title_of(path)});
            std::error_code ignored;
            fs::remove(lock_path(path), ignored);
        }
    }
    return left;
}

bool Autosave::adopt(fs::path const& path) {
    auto lock = FileLock::take(lock_path(path));
    if (!lock) {
        return false;
    }
    if (m_lock) {
        remove_with_lock(m_path);
    }
    m_path = path;
    m_lock = std::move(lock);
    m_has_written = false;
    return true;
}

void Autosave::set_aside(fs::path const& path) const {
    std::string name = path.string();
    name.resize(name.size() - map_file_ending.size());
    std::error_code ignored;
    fs::rename(path, name + std::string{set_aside_mark} + std::string{map_file_ending}, ignored);
    std::size_t kept = 0;
    for (fs::path const& other : files_in(m_folder)) {
        bool const is_old = other.filename().string().ends_with(map_file_ending) && !is_left_map(other);
        if (is_old && ++kept > most_set_aside) {
            fs::remove(other, ignored);
        }
    }
}

}  // namespace gatepost
