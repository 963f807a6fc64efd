#include "text/script_family.hpp"

#include <algorithm>
#include <array>

namespace gatepost {

namespace {

struct ScriptFamily {
    hb_script_t script;
    char const* family;
};

constexpr std::array script_families{
    ScriptFamily{HB_SCRIPT_ARABIC, "Noto Sans Arabic"},
    ScriptFamily{HB_SCRIPT_ARMENIAN, "Noto Sans Armenian"},
    ScriptFamily{HB_SCRIPT_BENGALI, "Noto Sans Bengali"},
    ScriptFamily{HB_SCRIPT_CANADIAN_SYLLABICS, "Noto Sans Canadian Aboriginal"},
    ScriptFamily{HB_SCRIPT_CHEROKEE, "Noto Sans Cherokee"},
    ScriptFamily{HB_SCRIPT_DEVANAGARI, "Noto Sans Devanagari"},
    ScriptFamily{HB_SCRIPT_ETHIOPIC, "Noto Sans Ethiopic"},
    ScriptFamily{HB_SCRIPT_GEORGIAN, "Noto Sans Georgian"},
    ScriptFamily{HB_SCRIPT_GUJARATI, "Noto Sans Gujarati"},
    ScriptFamily{HB_SCRIPT_GURMUKHI, "Noto Sans Gurmukhi"},
    ScriptFamily{HB_SCRIPT_HEBREW, "Noto Sans Hebrew"},
    ScriptFamily{HB_SCRIPT_JAVANESE, "Noto Sans Javanese"},
    ScriptFamily{HB_SCRIPT_KANNADA, "Noto Sans Kannada"},
    ScriptFamily{HB_SCRIPT_KHMER, "Noto Sans Khmer"},
    ScriptFamily{HB_SCRIPT_LAO, "Noto Sans Lao"},
    ScriptFamily{HB_SCRIPT_MALAYALAM, "Noto Sans Malayalam"},
    ScriptFamily{HB_SCRIPT_MONGOLIAN, "Noto Sans Mongolian"},
    ScriptFamily{HB_SCRIPT_MYANMAR, "Noto Sans Myanmar"},
    ScriptFamily{HB_SCRIPT_NEW_TAI_LUE, "Noto Sans New Tai Lue"},
    ScriptFamily{HB_SCRIPT_NKO, "Noto Sans NKo"},
    ScriptFamily{HB_SCRIPT_ORIYA, "Noto Sans Oriya"},
    ScriptFamily{HB_SCRIPT_SINHALA, "Noto Sans Sinhala"},
    ScriptFamily{HB_SCRIPT_SYRIAC, "Noto Sans Syriac"},
    ScriptFamily{HB_SCRIPT_TAI_LE, "Noto Sans Tai Le"},
    ScriptFamily{HB_SCRIPT_TAI_THAM, "Noto Sans Tai Tham"},
    ScriptFamily{HB_SCRIPT_TAI_VIET, "Noto Sans Tai Viet"},
    ScriptFamily{HB_SCRIPT_TAMIL, "Noto Sans Tamil"},
    ScriptFamily{HB_SCRIPT_TELUGU, "Noto Sans Telugu"},
    ScriptFamily{HB_SCRIPT_THAANA, "Noto Sans Thaana"},
    ScriptFamily{HB_SCRIPT_THAI, "Noto Sans Thai"},
    ScriptFamily{HB_SCRIPT_TIBETAN, "Noto Serif Tibetan"},
    ScriptFamily{HB_SCRIPT_TIFINAGH, "Noto Sans Tifinagh"},
    ScriptFamily{HB_SCRIPT_YI, "Noto Sans Yi"}};

}  // namespace

hb_script_t script_of(char32_t character) {
    return hb_unicode_script(hb_unicode_funcs_get_default(), character);
}

std::string script_family(char32_t character) {
    auto const* const found =
        std::find_if(script_families.begin(), script_families.end(),
                     [script = script_of(character)](auto const& one) { return one.script == script; });
    return found == script_families.end() ? "" : found->family;
}

bool goes_with_chinese(char32_t character) {
    constexpr std::array scripts{HB_SCRIPT_HAN,      HB_SCRIPT_COMMON,  HB_SCRIPT_INHERITED,
                                 HB_SCRIPT_UNKNOWN,  HB_SCRIPT_HANGUL,  HB_SCRIPT_HIRAGANA,
                                 HB_SCRIPT_KATAKANA, HB_SCRIPT_BOPOMOFO};
    return std::find(scripts.begin(), scripts.end(), script_of(character)) != scripts.end();
}

}  // namespace gatepost
