#include "render/class_table.hpp"

#include <glad/gl.h>

#include <algorithm>

namespace gatepost {

namespace {

constexpr int texels_per_class = 9;

void append(std::vector<float>& texels, std::array<float, 4> const& texel) {
    texels.insert(texels.end(), texel.begin(), texel.end());
}

/// The shape, and 16 times what stands on it: 1 to 10 for 0 to 9, 11 to 36 for A to Z, 0 for nothing.
float shape_number(StyleClass const& style) {
    char const letter = style.symbol_letter;
    int const glyph = letter >= '0' && letter <= '9'   ? letter - '0' + 1
                      : letter >= 'a' && letter <= 'z' ? letter - 'a' + 11
                                                       : 0;
    return static_cast<float>(static_cast<int>(style.shape) + 16 * glyph);
}

std::vector<float> texels_of(LayerStyle const& style, double zoom) {
    std::vector<float> texels;
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
        StyleClass const& plain = style.classes[i];
        StyleClass const one = in_state(plain, plain.is_dimmed ? FeatureState::dimmed : FeatureState::plain);
        append(texels, one.fill.to_floats());
        append(texels, one.line.to_floats());
        append(texels, one.line_casing.to_floats());
        append(texels, {one.line_px, one.line_casing_px, one.dash_px, one.gap_px});
        append(texels, {one.symbol_px, shape_number(one), one.area_alpha,
                        style.is_class_visible(i, zoom) ? 1.0F : 0.0F});
        append(texels, {one.symbol_casing_px, one.symbol_shadow, one.join == LineJoin::mitre ? 1.0F : 0.0F,
                        static_cast<float>(one.cap)});
        append(texels, one.symbol_casing.to_floats());
        auto const ring = one.symbol_ring.to_floats();
        append(texels, {ring[0], ring[1], ring[2], one.symbol_ring_px});
        append(texels, {one.pattern == FillPattern::trees ? 1.0F : 0.0F, one.symbol_alpha, 0, 0});
    }
    return texels;
}

}  // namespace

void ClassTable::bind(LayerStyle const& style, double zoom) {
    glActiveTexture(GL_TEXTURE0);
    if (m_texture.id() == 0) {
        m_texture = GlTexture::make();
        glBindTexture(GL_TEXTURE_2D, m_texture.id());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    }
    glBindTexture(GL_TEXTURE_2D, m_texture.id());
    std::vector<float> texels = texels_of(style, zoom);
    // Tiles that stand in may be older than the style: their classes have rows, though they show nothing.
    texels.resize(std::max(texels.size(), m_texels.size()), 0.0F);
    if (texels != m_texels) {
        constexpr std::size_t floats_per_class = std::size_t{4} * texels_per_class;
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA32F, texels_per_class,
                     static_cast<GLsizei>(texels.size() / floats_per_class), 0, GL_RGBA, GL_FLOAT,
                     texels.data());
        m_texels = std::move(texels);
    }
}

}  // namespace gatepost
