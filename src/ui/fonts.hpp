#pragma once

#include "base/mapped_file.hpp"
#include "text/font_file.hpp"
#include "ui/text_setter.hpp"

#include <bitset>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct ImFont;

namespace gatepost {

/// Which files letter the interface: each list in fallback order, and the icons'.
struct InterfaceFontFiles {
    std::vector<FontFile> regular;
    std::vector<FontFile> bold;
    std::string icons;
};

/// The faces of the interface. They hold only the characters that were asked for so far: baking all of
/// Chinese would take a second. Rebuilding kills every ImFont, so it happens between frames only. Scripts of
/// which ImGui sets no text rightly go through set(), word by word.
class InterfaceFonts {
  public:
    /// The fonts must outlive these.
    InterfaceFonts(InterfaceFontFiles files, float pixel_ratio, FontSet& fonts);

    /// Between frames: notes the characters of a text. True if some are new, or words had no room: then call
    /// rebuild() before the next frame.
    bool need(std::string_view utf8);
    /// The same for a text that a person writes: letter by letter, as ImGui edits it, in any script of the
    /// basic plane.
    bool need_for_writing(std::string_view utf8);
    /// Bakes the atlas anew in the current ImGui context; the backend must upload it afterwards.
    void rebuild();

    /// Whether a text must go through set(): ImGui would set it wrong. Never before room for words was baked.
    [[nodiscard]] bool must_set(std::string_view utf8) const;
    /// A text, of one line, for the current font.
    [[nodiscard]] SetLine const& set(std::string_view utf8,
                                     LineDirection direction = LineDirection::by_first_letter);
    /// The same without `shown`: for what may not be seen.
    [[nodiscard]] SetLine const& measure(std::string_view utf8,
                                         LineDirection direction = LineDirection::by_first_letter);
    /// The rows of the atlas that words were drawn into since this was asked last.
    [[nodiscard]] std::optional<WordSheet::Rows> take_changed() { return m_setter.sheet().take_changed(); }

    [[nodiscard]] ImFont* body() const { return m_body; }
    [[nodiscard]] ImFont* title() const { return m_title; }
    [[nodiscard]] ImFont* small() const { return m_small; }

  private:
    [[nodiscard]] ImFont* add_face(std::vector<FontFile> const& files, float size_px, bool with_icons);
    [[nodiscard]] MappedFile const& file(std::string const& path);
    [[nodiscard]] bool is_in_faces(char32_t character);

    FontSet& m_font_set;
    /// Characters that ImGui could set, were they in the faces that it has.
    std::bitset<0x10000> m_foreign;
    TextSetter m_setter;
    bool m_has_foreign = false;
    bool m_has_words = false;  // of scripts that must be set
    InterfaceFontFiles m_files;
    float m_pixel_ratio;
    std::map<std::string, MappedFile> m_mapped;  // ImGui reads them whenever it bakes
    std::bitset<0x10000> m_characters;           // ImGui 1.86 has 16 bits for one
    std::vector<unsigned short> m_ranges;        // ImGui keeps a pointer to them while it bakes
    ImFont* m_body = nullptr;
    ImFont* m_title = nullptr;
    ImFont* m_small = nullptr;
};

}  // namespace gatepost
