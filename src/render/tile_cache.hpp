#pragma once

#include "base/job.hpp"
#include "render/gpu_mesh.hpp"
#include "render/tile_cutter.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace gatepost {

/// The tiles that are on the GPU or on their way there, by layer revision and place. A revision is never used
/// twice, so a recut layer simply asks under its new one, and the old tiles stay drawable until they fall out
/// of use. Main thread.
class TileCache {
  public:
    explicit TileCache(JobPool& pool) : m_pool(pool) {}

    using Id = std::pair<std::uint64_t, TileKey>;  ///< layer revision, place

    /// Opens a frame: what is not asked for until `end_frame` is cancelled or may be evicted.
    void begin_frame(double pixel_ratio);
    /// The tile if it is ready, else nothing, and it is put to work. A smaller order is cut sooner.
    [[nodiscard]] GpuMesh const* request(Layer const& layer, TileKey key, double order);
    /// A tile that is ready, without asking for it; counts as use.
    [[nodiscard]] GpuMesh const* find(Id const& id);
    /// Uploads finished tiles, at most some megabytes at a time.
    void take_finished();
    /// Waits for every tile asked for and uploads it: for pictures, not for windows.
    void finish();
    void end_frame();

  private:
    struct Entry {
        Job<TileMesh> job;
        std::optional<GpuMesh> mesh;
        std::uint64_t last_used = 0;
    };
    void upload(Entry& entry, TileMesh const& mesh);

    JobPool& m_pool;
    std::map<Id, Entry> m_entries;
    std::uint64_t m_frame = 0;
    double m_pixel_ratio = 0;
    std::size_t m_bytes = 0;
};

}  // namespace gatepost
