#include "text/font_finder.hpp"

#include "base/error.hpp"

namespace gatepost {

namespace {

using Pattern = Handle<FcPattern, FcPatternDestroy>;

FcChar8 const* fc_string(std::string const& text) { return reinterpret_cast<FcChar8 const*>(text.c_str()); }

Pattern make_pattern(std::string const& family, FontStyle style) {
    Pattern pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, fc_string(family));
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, style.bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(pattern.get(), FC_SLANT, style.italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddInteger(pattern.get(), FC_WIDTH, FC_WIDTH_NORMAL);
    FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
    FcPatternAddBool(pattern.get(), FC_COLOR, FcFalse);
    // A variable font is listed once more for each of its named instances, with the weight in the face index.
    FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);
    return pattern;
}

Pattern best_match(FcConfig* config, Pattern const& pattern) {
    FcResult result = FcResultMatch;
    return Pattern(FcFontMatch(config, pattern.get(), &result));
}

std::optional<FontFile> file_of(Pattern const& match) {
    FcChar8* path = nullptr;
    int face_index = 0;
    if (!match || FcPatternGetString(match.get(), FC_FILE, 0, &path) != FcResultMatch)
        return std::nullopt;
    FcPatternGetInteger(match.get(), FC_INDEX, 0, &face_index);
    return FontFile{reinterpret_cast<char const*>(path), face_index};
}

bool has_family(Pattern const& match, std::string const& family) {
    FcChar8* name = nullptr;
    for (int i = 0; FcPatternGetString(match.get(), FC_FAMILY, i, &name) == FcResultMatch; ++i) {
        if (FcStrCmpIgnoreCase(name, fc_string(family)) == 0)
            return true;
    }
    return false;
}

bool is_outline_font_with(Pattern const& match, FcCharSet const* wanted) {
    FcCharSet* characters = nullptr;
    FcBool is_scalable = FcFalse;
    FcBool is_color = FcFalse;
    FcPatternGetBool(match.get(), FC_SCALABLE, 0, &is_scalable);
    FcPatternGetBool(match.get(), FC_COLOR, 0, &is_color);
    return is_scalable && !is_color &&
           FcPatternGetCharSet(match.get(), FC_CHARSET, 0, &characters) == FcResultMatch &&
           FcCharSetIsSubset(wanted, characters);
}

}  // namespace

FontFinder::FontFinder() : m_config(FcInitLoadConfigAndFonts()) {
    if (!m_config)
        throw fmt_error("fontconfig could not read its configuration; is /etc/fonts/fonts.conf there?");
}

std::optional<FontFile> FontFinder::find_family(std::string const& family, FontStyle style) const {
    Pattern const match = best_match(m_config.get(), make_pattern(family, style));
    // fontconfig always answers with some font, perhaps DejaVu: an answer with another name means "not
    // installed".
    if (!match || !has_family(match, family))
        return std::nullopt;
    return file_of(match);
}

std::optional<FontFile> FontFinder::find_for_language(std::string const& language, FontStyle style) const {
    Pattern const pattern = make_pattern("sans-serif", style);
    FcPatternAddString(pattern.get(), FC_LANG, fc_string(language));
    FcConfigSubstitute(m_config.get(), pattern.get(), FcMatchPattern);
    return file_of(best_match(m_config.get(), pattern));
}

std::optional<FontFile> FontFinder::find_with_characters(std::u32string_view characters) const {
    Pattern const pattern = make_pattern("sans-serif", {});
    Handle<FcCharSet, FcCharSetDestroy> const wanted(FcCharSetCreate());
    for (char32_t const character : characters)
        FcCharSetAddChar(wanted.get(), character);
    FcPatternAddCharSet(pattern.get(), FC_CHARSET, wanted.get());
    FcConfigSubstitute(m_config.get(), pattern.get(), FcMatchPattern);
    Pattern const match = best_match(m_config.get(), pattern);
    if (!match || !is_outline_font_with(match, wanted.get()))
        return std::nullopt;
    return file_of(match);
}

}  // namespace gatepost
