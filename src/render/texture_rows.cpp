#include "render/texture_rows.hpp"

#include <glad/gl.h>

#include <cstddef>

namespace gatepost {

void upload_texture_rows(std::uintptr_t texture, int width_px, int first_row, int last_row,
                         std::uint32_t const* rgba) {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture));
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, first_row, width_px, last_row - first_row + 1, GL_RGBA,
                    GL_UNSIGNED_BYTE,
                    rgba + static_cast<std::ptrdiff_t>(first_row) * static_cast<std::ptrdiff_t>(width_px));
    glBindTexture(GL_TEXTURE_2D, 0);
}

}  // namespace gatepost
