#include "app/kept_map.hpp"

#include "app/map_files.hpp"
#include "base/log.hpp"
#include "map/map_changes.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace gatepost {

std::optional<KeptMap::Stamp> KeptMap::stamp_of(std::string const& path) {
    std::error_code failed;
    Stamp stamp;
    stamp.written = std::filesystem::last_write_time(path, failed);
    if (!failed) {
        stamp.bytes = std::filesystem::file_size(path, failed);
    }
    return failed ? std::nullopt : std::optional{stamp};
}

void KeptMap::begin(MapFile file, std::string path) {
    m_file = std::move(file);
    m_path = std::move(path);
    m_stamp = stamp_of(m_path);
    m_was_restored = false;
}

void KeptMap::belongs_to(std::string path) {
    m_path = std::move(path);
    m_stamp = stamp_of(m_path);
    m_was_restored = true;
}

MapFile KeptMap::snapshot() {
    MapFile map = m_file;
    map.state = m_model.chosen();
    Point const centre = m_model.world_from_lonlat().inverse(m_camera.viewport().centre_world);
    map.place = is_finite(centre) ? std::optional{MapPlace{centre, m_camera.zoom()}} : std::nullopt;
    return map;
}

/// A file always says in which languages names are.
MapFile KeptMap::snapshot_with_languages() {
    MapFile map = snapshot();
    map.state.languages = m_selector.languages();
    return map;
}

std::string KeptMap::text_in(std::filesystem::path const& folder) {
    return map_text(snapshot_with_languages(), folder);
}

std::string KeptMap::save(std::string const& path) {
    MapFile map = snapshot_with_languages();
    std::string written = write_map_at(path, std::move(map)).string();
    m_path = written;
    m_stamp = stamp_of(m_path);
    m_was_restored = false;
    m_model.mark_kept();
    log_info("map saved {}", written);
    return written;
}

bool KeptMap::has_changes() const { return m_was_restored || has_changed(m_model.chosen(), m_model.kept()); }

bool KeptMap::has_unsaved_changes() const {
    return m_was_restored || is_worth_asking(m_model.chosen(), m_model.kept(), !m_path.empty());
}

bool KeptMap::is_changed_on_disk() const { return !m_path.empty() && m_stamp != stamp_of(m_path); }

std::string credits_of(MapFile const& map, MapState const& state, Locale locale) {
    constexpr std::string_view separator = " · ";
    std::vector<std::string> told;
    for (MapCredit const& credit : map.credits) {
        bool const is_shown =
            credit.part.empty() ||
            std::any_of(state.layers.begin(), state.layers.end(), [&](LayerState const& layer) {
                return layer.part_of == credit.part && layer.is_visible && layer.opacity > 0;
            });
        std::string const line = is_shown ? text_in(credit.text, locale) : "";
        for (std::size_t at = 0; at <= line.size();) {
            std::size_t const end = std::min(line.find(separator, at), line.size());
            std::string part = line.substr(at, end - at);
            if (!part.empty() && std::find(told.begin(), told.end(), part) == told.end()) {
                told.push_back(std::move(part));
            }
            at = end + separator.size();
        }
    }
    return fmt::format("{}", fmt::join(told, separator));
}

}  // namespace gatepost
