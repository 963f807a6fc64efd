#pragma once

#include "base/job.hpp"
#include "render/gpu_mesh.hpp"
#include "render/tile_cutter.hpp"

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// What one tile shows: a revision of a layer, or one feature of it, at a place.
struct TileId {
    std::uint64_t revision = 0;
    std::optional<std::uint32_t> only{};
    TileKey key{};
    friend auto operator<=>(TileId const&, TileId const&) = default;
};

/// What tiles are cut from. `source` is only called when a tile is about to be cut.
struct TileContent {
    TileId any;  ///< its `key` is not used
    std::function<TileSource()> source;
    std::string layer_name{};  ///< for messages

    [[nodiscard]] TileId id_of(TileKey key) const { return {any.revision, any.only, key}; }
};

/// The tiles that are on the GPU or on their way there, by what they show. A revision is never used twice: a
/// layer to be cut again simply requests tiles under its new one, and the old tiles stay drawable until they
/// are evicted. Main thread only.
class TileCache {
  public:
    explicit TileCache(JobPool& pool) : m_pool(pool) {}

    /// Starts a frame: tiles not requested before `end_frame` are cancelled, or may be evicted.
    void begin_frame(double pixel_ratio);
    /// The tile if it is ready; otherwise nothing, and the tile is queued. A smaller order is cut sooner.
    [[nodiscard]] GpuMesh const* request(TileContent const& content, TileKey key, double order);
    /// The tile if it is ready, without requesting it; this counts as use.
    [[nodiscard]] GpuMesh const* find(TileId const& id);
    /// Uploads finished tiles, a few megabytes at most per call.
    void take_finished() { upload_finished(max_upload_bytes); }
    /// Waits for the tiles of this frame, though not long, and uploads those that are there.
    void take_soon(std::chrono::milliseconds most);
    /// Whether finished tiles may still wait for upload: it takes another frame to show them.
    [[nodiscard]] bool is_uploading() const { return m_is_uploading; }
    /// Tiles of a revision that another one has taken the place of, in the same view: they seldom come back,
    /// and new ones that can have their memory are there sooner.
    void supersede(std::uint64_t revision) { m_superseded.insert(revision); }
    /// Waits for every tile asked for and uploads it: for pictures, not for windows.
    void finish();
    void end_frame();
    /// Cuts a tile immediately, on this thread. A tile that cannot be cut is empty.
    [[nodiscard]] TileMesh cut_now(TileSource const& source, TileKey key, std::string const& layer_name);
    /// Why tiles could not be cut since the last call. They are empty on the map.
    [[nodiscard]] std::vector<std::string> take_failures() { return std::exchange(m_failures, {}); }

  private:
    static constexpr std::size_t max_upload_bytes = 3U << 20U;  // per frame: a few milliseconds
    struct Cut {
        TileMesh mesh;
        std::string failure;
    };
    struct Entry {
        Job<Cut> job;
        std::optional<GpuMesh> mesh;
        std::uint64_t last_used = 0;
    };
    void upload_finished(std::size_t most_bytes);
    void begin(Entry& entry, TileContent const& content, TileKey key, double order);
    void upload(Entry& entry, Cut const& cut);
    [[nodiscard]] static Cut cut(TileSource const& source, TileKey key, std::string const& layer_name,
                                 std::stop_token const& stop);

    JobPool& m_pool;
    SpareTextures m_spares;
    std::set<std::uint64_t> m_superseded;  ///< revisions of which there still are tiles
    std::map<TileId, Entry> m_entries;
    std::uint64_t m_frame = 0;
    double m_pixel_ratio = 0;
    std::size_t m_bytes = 0;
    bool m_is_uploading = false;
    std::vector<std::string> m_failures;
};

}  // namespace gatepost
