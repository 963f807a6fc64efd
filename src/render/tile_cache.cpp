#include "render/tile_cache.hpp"

#include "base/boundary.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace gatepost {

namespace {

constexpr std::size_t max_cached_bytes = 256U << 20U;
constexpr std::size_t max_freed_bytes = 8U << 20U;  // per frame: spread over many, as the uploads were
constexpr std::uint64_t frames_kept = 120;          // empty tiles take no bytes, so age evicts them
constexpr std::uint64_t frames_kept_of_past = 2;

}  // namespace

void TileCache::begin_frame(double pixel_ratio) {
    ++m_frame;
    if (pixel_ratio != m_pixel_ratio) {  // dense tiles are cut for one pixel ratio
        m_entries.clear();
        m_spares.clear();
        m_bytes = 0;
        m_pixel_ratio = pixel_ratio;
    }
}

GpuMesh const* TileCache::request(TileContent const& content, TileKey key, double order) {
    auto const [position, is_new] = m_entries.try_emplace(content.id_of(key));
    Entry& entry = position->second;
    entry.last_used = m_frame;
    if (is_new) {
        begin(entry, content, key, order);
    }
    return entry.mesh ? &*entry.mesh : nullptr;
}

TileCache::Cut TileCache::cut(TileSource const& source, TileKey key, std::string const& layer_name,
                              std::stop_token const& stop) {
    Cut made;
    auto const failure = failure_of(layer_name, [&] { made.mesh = cut_tile(source, key, stop); });
    made.failure = failure.value_or("");
    return made;
}

void TileCache::begin(Entry& entry, TileContent const& content, TileKey key, double order) {
    auto const failure = failure_of(content.layer_name, [&] {
        auto cut_it = [source = content.source(), key, name = content.layer_name](JobContext const& job) {
            return cut(source, key, name, job.stop);
        };
        entry.job = Job<Cut>(m_pool, std::move(cut_it), order);
    });
    if (failure) {
        upload(entry, {{}, *failure});
    }
}

TileMesh TileCache::cut_now(TileSource const& source, TileKey key, std::string const& layer_name) {
    Cut made = cut(source, key, layer_name, {});
    if (!made.failure.empty()) {
        m_failures.push_back(std::move(made.failure));
    }
    return std::move(made.mesh);
}

GpuMesh const* TileCache::find(TileId const& id) {
    auto const found = m_entries.find(id);
    if (found == m_entries.end() || !found->second.mesh) {
        return nullptr;
    }
    found->second.last_used = m_frame;
    return &*found->second.mesh;
}

void TileCache::upload(Entry& entry, Cut const& cut) {
    if (!cut.failure.empty()) {
        m_failures.push_back(cut.failure);
    }
    entry.mesh.emplace(cut.mesh, &m_spares);
    m_bytes += entry.mesh->bytes();
}

void TileCache::take_soon(std::chrono::milliseconds most) {
    auto const end = std::chrono::steady_clock::now() + most;
    for (auto& [id, entry] : m_entries) {
        if (entry.last_used == m_frame && entry.job.is_active() && !entry.job.wait_until(end)) {
            break;
        }
    }
    constexpr std::size_t most_bytes = 16U << 20U;  // of the densities of a large screen
    upload_finished(most_bytes);
}

void TileCache::upload_finished(std::size_t most_bytes) {
    std::size_t const before = m_bytes;
    m_is_uploading = false;
    for (auto& [id, entry] : m_entries) {
        if (m_bytes - before > most_bytes) {
            m_is_uploading = true;
            break;
        }
        if (entry.job.is_active()) {
            if (auto const made = entry.job.take()) {
                upload(entry, *made);
            }
        }
    }
}

void TileCache::finish() {
    m_is_uploading = false;
    for (auto& [id, entry] : m_entries) {
        if (entry.job.is_active()) {
            upload(entry, entry.job.get());
        }
    }
}

void TileCache::end_frame() {
    std::size_t const before = m_bytes;
    std::set<std::uint64_t> left;
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        std::uint64_t const age = m_frame - entry->second.last_used;
        bool const unwanted_work = entry->second.job.is_active() && age > 0;
        bool const is_past = m_superseded.contains(entry->first.revision);
        std::uint64_t const kept = is_past ? frames_kept_of_past : frames_kept;
        bool const too_old = entry->second.mesh && before - m_bytes < max_freed_bytes &&
                             (age > kept || (age > 0 && m_bytes > max_cached_bytes));
        if (unwanted_work || too_old) {
            if (entry->second.mesh) {
                m_bytes -= entry->second.mesh->bytes();
                entry->second.mesh->give_back(m_spares);
            }
            entry->second.job.abandon();  // the job owns its source, so no frame need wait for its worker
            entry = m_entries.erase(entry);
        } else {
            if (is_past) {
                left.insert(entry->first.revision);
            }
            ++entry;
        }
    }
    m_superseded = std::move(left);
}

}  // namespace gatepost
