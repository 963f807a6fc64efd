#pragma once

#include "app/camera.hpp"
#include "app/selector.hpp"
#include "map/map_file.hpp"
#include "map/map_model.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace gatepost {

/// The file that a map is kept in: what was read of it, and how the map differs from it now.
class KeptMap {
  public:
    /// All outlive it.
    KeptMap(MapModel& model, Camera& camera, Selector const& selector)
        : m_model(model), m_camera(camera), m_selector(selector) {}

    /// The file of another one, of a copy of its map.
    void take(KeptMap const& other) {
        m_file = other.m_file;
        m_path = other.m_path;
        m_stamp = other.m_stamp;
        m_was_restored = other.m_was_restored;
    }
    /// Another map was read; `path`: of its file, empty where it has none.
    void begin(MapFile file, std::string path);
    /// The file of a map that was kept aside: the map belongs to another file, or to none, and differs from
    /// it.
    void belongs_to(std::string path);

    /// Of the map's own file; empty where it has none.
    [[nodiscard]] std::string const& path() const { return m_path; }
    /// The file as it was read: credits, CRSs that it offers, and what this version does not know.
    [[nodiscard]] MapFile const& file() const { return m_file; }
    /// The map as it is now, as a file.
    [[nodiscard]] MapFile snapshot();
    /// The text of its file, if that were to lie in a folder.
    [[nodiscard]] std::string text_in(std::filesystem::path const& folder);
    /// Keeps the map in a file, and says in which. Throws Error that names it.
    [[nodiscard]] std::string save(std::string const& path);

    /// Whether anything was changed since it was opened or kept, but for where a person looks.
    [[nodiscard]] bool has_changes() const;
    /// Whether a person would miss it (is_worth_asking).
    [[nodiscard]] bool has_unsaved_changes() const;
    /// Whether something else has written the map's file since it was read or kept here.
    [[nodiscard]] bool is_changed_on_disk() const;

  private:
    /// A file as it stood: another time or size is another content.
    struct Stamp {
        std::filesystem::file_time_type written;
        std::uintmax_t bytes = 0;
        friend bool operator==(Stamp const&, Stamp const&) = default;
    };
    [[nodiscard]] MapFile snapshot_with_languages();
    [[nodiscard]] static std::optional<Stamp> stamp_of(std::string const& path);

    MapModel& m_model;
    Camera& m_camera;
    Selector const& m_selector;
    MapFile m_file;
    std::string m_path;
    std::optional<Stamp> m_stamp;
    bool m_was_restored = false;  ///< from what was kept aside: it is not in its file yet
};

/// Of what is shown of a map, in the language of the interface: each source once.
[[nodiscard]] std::string credits_of(MapFile const& map, MapState const& state, Locale locale);

}  // namespace gatepost
