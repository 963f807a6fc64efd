#pragma once

namespace gatepost {

/// Has memory of up to 17 MB, which is what windows of files, tiles, pictures and a shape of a million
/// corners take, used again when it is freed, instead of being given back to the system and asked for anew,
/// page by page. The C library comes to that by itself after a few such (mallopt(3), M_MMAP_THRESHOLD), which
/// is too late for a first picture, and goes on to 32 MB, which keeps more memory than it saves time. Call it
/// first in main().
void keep_large_memory();

}  // namespace gatepost
