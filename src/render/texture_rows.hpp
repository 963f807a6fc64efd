#pragma once

#include <cstdint>

namespace gatepost {

/// Gives the graphics card some rows of a texture anew. `texture` is its GL name, as the interface keeps it;
/// `rgba` are the pixels of all rows, `width_px` each.
void upload_texture_rows(std::uintptr_t texture, int width_px, int first_row, int last_row,
                         std::uint32_t const* rgba);

}  // namespace gatepost
