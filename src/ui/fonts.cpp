#include "ui/fonts.hpp"

#include "base/utf8.hpp"
#include "ui/icons.hpp"
#include "ui/plain_text.hpp"

#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace gatepost {

namespace {

constexpr float body_px = 15;
constexpr float title_px = 19;
constexpr float small_px = 12.5F;

}  // namespace

InterfaceFonts::InterfaceFonts(InterfaceFontFiles files, float pixel_ratio, FontSet& fonts)
    : m_font_set(fonts), m_setter(fonts, m_foreign), m_files(std::move(files)), m_pixel_ratio(pixel_ratio) {
    for (char32_t c = 0x20; c < 0x7F; ++c) {
        m_characters.set(c);
    }
    need(icons::all);
    need("·–—…°±×→←“”‘’©�?✓≥");
}

bool InterfaceFonts::need(std::string_view utf8) {
    m_setter.tidy();
    bool any_new = m_setter.is_full();
    for (char32_t const code : decode_utf8(utf8)) {
        bool const is_blank = code == U'\t' || code == U'\n' || code == U'\r';
        if (is_blank || (code <= 0xFFFF && (m_characters[code] || m_foreign[code]))) {
            continue;
        }
        if (is_plain(code) && is_in_faces(code)) {
            m_characters.set(code);
            any_new = true;
            continue;
        }
        if (is_plain(code)) {
            m_foreign.set(code);
            m_has_foreign = true;
        }
        if (!m_has_words) {
            m_has_words = true;
            any_new = true;
        }
    }
    return any_new;
}

bool InterfaceFonts::need_for_writing(std::string_view utf8) {
    bool any_new = need(utf8);
    for (char32_t const code : decode_utf8(utf8)) {
        bool const is_private = code >= 0xE000 && code <= 0xF8FF;  // where words have their numbers
        if (is_plain(code) || code > 0xFFFF || is_private || m_characters[code]) {
            continue;
        }
        m_characters.set(code);
        any_new = true;
        if (!is_in_faces(code)) {
            m_files.regular.push_back(m_font_set.file_of(m_font_set.face_for({&code, 1}, {})));
        }
    }
    return any_new;
}

/// A character that no font has is as good there as elsewhere.
bool InterfaceFonts::is_in_faces(char32_t character) {
    bool const is_icon = character >= 0xE000 && character <= 0xF8FF;  // private use: of the icons' font
    if (is_icon) {
        return true;
    }
    FontFile const face = m_font_set.file_of(m_font_set.face_for({&character, 1}, {}));
    return std::find(m_files.regular.begin(), m_files.regular.end(), face) != m_files.regular.end();
}

bool InterfaceFonts::must_set(std::string_view utf8) const {
    if (!m_setter.is_open()) {
        return false;
    }
    if (!is_plain(utf8)) {
        return true;
    }
    for (std::size_t at = 0; m_has_foreign && at < utf8.size();) {
        Utf8Character const next = character_at(utf8, at);
        if (m_foreign[next.code]) {
            return true;
        }
        at += next.bytes;
    }
    return false;
}

SetLine const& InterfaceFonts::set(std::string_view utf8, LineDirection direction) {
    ImFont* const font = ImGui::GetFont();
    return m_setter.set(utf8, *font, font == m_title, direction, TextSetter::Use::show);
}

SetLine const& InterfaceFonts::measure(std::string_view utf8, LineDirection direction) {
    ImFont* const font = ImGui::GetFont();
    return m_setter.set(utf8, *font, font == m_title, direction, TextSetter::Use::measure);
}

MappedFile const& InterfaceFonts::file(std::string const& path) {
    auto found = m_mapped.find(path);
    if (found == m_mapped.end()) {
        found = m_mapped.emplace(path, MappedFile(path)).first;
    }
    return found->second;
}

ImFont* InterfaceFonts::add_face(std::vector<FontFile> const& files, float size_px, bool with_icons) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFont* face = nullptr;
    ImFontConfig config;
    config.GlyphRanges = m_ranges.data();
    config.OversampleH = 1;
    config.FontDataOwnedByAtlas = false;
    // Whole pixels: ImGui sets lines a font's size apart, and text between pixels is blurred.
    auto const add = [&](std::string const& path, float wanted_px) {
        float const px = std::round(wanted_px);
        auto const bytes = file(path).bytes();
        config.MergeMode = face != nullptr;
        // ImGui takes a pointer to non-const, but never writes to data that it does not own.
        face = atlas.AddFontFromMemoryTTF(const_cast<std::byte*>(bytes.data()),
                                          static_cast<int>(bytes.size()), px, &config);
    };
    for (FontFile const& one : files) {
        config.FontNo = one.face_index;
        add(one.path, size_px * m_pixel_ratio);
    }
    if (with_icons && !m_files.icons.empty()) {
        config.FontNo = 0;
        config.GlyphOffset.y = 1 * m_pixel_ratio;
        add(m_files.icons, size_px * 0.95F * m_pixel_ratio);
    }
    return face != nullptr ? face : atlas.AddFontDefault();
}

void InterfaceFonts::rebuild() {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.TexDesiredWidth = 0;  // that ImGui finds by itself, unless words need more
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    m_ranges.clear();
    for (std::size_t c = 0; c < m_characters.size(); ++c) {
        if (m_characters[c]) {
            m_ranges.insert(m_ranges.end(), 2, static_cast<unsigned short>(c));
        }
    }
    m_ranges.push_back(0);
    m_body = add_face(m_files.regular, body_px, true);
    m_title = add_face(m_files.bold, title_px, false);
    m_small = add_face(m_files.regular, small_px, true);
    ImGui::GetIO().FontDefault = m_body;
    if (m_has_words) {
        m_setter.reserve(m_pixel_ratio, m_characters.count());
    }
    atlas.Build();
    if (m_has_words) {
        m_setter.open(std::array{m_body, m_title, m_small});
    }
}

}  // namespace gatepost
