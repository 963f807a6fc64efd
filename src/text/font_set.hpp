#pragma once

#include "text/font_file.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace gatepost {

class Face;

/// The fonts for the map's labels, and the order in which they are tried for a character.
///
/// In order: Noto Sans for Latin with all of Vietnamese, Greek and Cyrillic; Noto Sans CJK SC for Chinese;
/// HanaMinA and HanaMinB for rare Chinese characters such as U+27BC4, found in local place names, and for
/// nothing else: they hold single letters of many scripts. Then the Noto family of the letter's script, then
/// whatever is installed. A missing family is replaced by the system's choice for its language, or left out.
/// Chinese has no italic: it stays upright.
///
/// The first request for a character finds the files, which takes fontconfig 11 ms, 65 ms from a cold disk,
/// or 400 ms if it has no cache yet; it throws Error if no font at all is installed. A face is opened when
/// first needed (1 ms) and stays open. The set may be made on one thread and handed to another; from then on
/// only that thread may use it, and the Shaper and the GlyphAtlas on it. Both keep a reference, so the set
/// must outlive them and must not move.
class FontSet {
  public:
    FontSet();
    ~FontSet();
    FontSet(FontSet&&) noexcept;
    FontSet& operator=(FontSet&&) noexcept;

    /// The files in the order in which they are tried for a character; never empty. For programs that open
    /// fonts themselves.
    std::vector<FontFile> files(FontStyle style) const;

    /// The number of the first face that has a cluster whole: a base character and all of its marks. Beyond
    /// the style's own faces, `before`, the face of the same script's letters before it, is kept if it can
    /// be. Where none has all of it, the first that has the base; else the style's first face, which then
    /// shows its empty box.
    std::uint32_t face_for(std::u32string_view cluster, FontStyle style,
                           std::optional<std::uint32_t> before = std::nullopt);

    /// The file of the face of that number.
    [[nodiscard]] FontFile file_of(std::uint32_t number) const;

    /// The face of that number, opened if need be. Numbers stay valid for the life of the set.
    Face& face(std::uint32_t number);

    /// The face that sets the line height of a style.
    std::uint32_t first_face(FontStyle style) const;

  private:
    struct Impl;
    [[nodiscard]] Impl& impl() const;
    mutable std::unique_ptr<Impl> m_impl;  ///< made when first needed
};

}  // namespace gatepost
