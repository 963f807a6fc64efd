#pragma once

#include "render/gl_object.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace gatepost {

/// Textures of tiles that are gone, for the next ones of the same size. While time plays, a screen full of
/// densities is exchanged at each step, and software GL takes longer to make a texture, whose memory is new
/// and cleared, than to fill it.
class SpareTextures {
  public:
    struct Size {
        int width_px = 0;
        int height_px = 0;
        int channels = 1;
        friend bool operator==(Size const&, Size const&) = default;
    };
    /// One of that size; none (id 0) if there is none.
    [[nodiscard]] GlTexture take(Size size) {
        auto const found =
            std::find_if(m_kept.begin(), m_kept.end(), [&](Kept const& kept) { return kept.size == size; });
        if (found == m_kept.end()) {
            return {};
        }
        GlTexture texture = std::move(found->texture);
        m_kept.erase(found);
        return texture;
    }
    /// Of very many the oldest is given up.
    void keep(Size size, GlTexture texture) {
        constexpr std::size_t most_kept = 64;  // a large screen has forty tiles
        if (m_kept.size() >= most_kept) {
            m_kept.erase(m_kept.begin());
        }
        m_kept.push_back({size, std::move(texture)});
    }
    void clear() { m_kept.clear(); }
    [[nodiscard]] std::size_t size() const { return m_kept.size(); }

  private:
    struct Kept {
        Size size;
        GlTexture texture;
    };
    std::vector<Kept> m_kept;
};

}  // namespace gatepost
