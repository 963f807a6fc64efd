#pragma once

#include "app/provenance.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace gatepost {

/// Whether a file is a picture of a kind that may say what it was made of: by its name and its first
/// bytes. False where it
/// cannot be read.
[[nodiscard]] bool is_picture_file(std::filesystem::path const& path);

/// Whether it is a PNG.
[[nodiscard]] bool is_png_file(std::filesystem::path const& path);

/// What the picture was made of; nothing where it does not say. Reads the beginning of a PNG, all of a PDF.
/// Throws Error that names the file where it is broken.
[[nodiscard]] std::optional<Provenance> provenance_in(std::filesystem::path const& path);

/// A line for each file of the picture's data that has changed since, or is gone. Reads them all.
[[nodiscard]] std::vector<std::string> changes_since(Provenance const& provenance,
                                                     std::filesystem::path const& path);

/// The folder that relative paths in a picture begin in.
[[nodiscard]] std::filesystem::path folder_of_picture(std::filesystem::path const& path);

}  // namespace gatepost
