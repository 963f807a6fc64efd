#include "text/itemizer.hpp"

#include "text/face.hpp"

namespace gatepost {

namespace {

hb_unicode_general_category_t category_of(char32_t c) {
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
}

hb_script_t script_of(char32_t c) { return hb_unicode_script(hb_unicode_funcs_get_default(), c); }

bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

/// Format characters that are visible all the same: Arabic, Syriac and Kaithi number signs
/// (Prepended_Concatenation_Mark).
bool is_visible_format(char32_t c) {
    return (c >= 0x0600 && c <= 0x0605) || c == 0x06DD || c == 0x070F || c == 0x0890 || c == 0x0891 ||
           c == 0x08E2 || c == 0x110BD || c == 0x110CD;
}

bool has_no_glyph(char32_t c) {
    switch (category_of(c)) {
        case HB_UNICODE_GENERAL_CATEGORY_CONTROL:
        case HB_UNICODE_GENERAL_CATEGORY_SURROGATE:
        case HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR:
        case HB_UNICODE_GENERAL_CATEGORY_PARAGRAPH_SEPARATOR: return true;
        case HB_UNICODE_GENERAL_CATEGORY_FORMAT: return !is_joiner(c) && !is_visible_format(c);
        default: return false;
    }
}

bool continues_cluster(char32_t c) {
    switch (category_of(c)) {
        case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK: return true;
        default: return is_joiner(c);
    }
}

bool is_space(char32_t c) { return category_of(c) == HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR; }

bool has_own_script(hb_script_t script) {
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN;
}

std::size_t end_of_cluster(std::u32string_view text, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < text.size() && continues_cluster(text[end]))
        ++end;
    return end;
}

/// A cluster joins the run before it if face and script agree; digits and punctuation have no script and
/// agree with any.
bool joins(TextRun& run, TextRun const& cluster) {
    if (run.face != cluster.face)
        return false;
    if (has_own_script(cluster.script) && has_own_script(run.script) && cluster.script != run.script)
        return false;
    if (!has_own_script(run.script))
        run.script = cluster.script;
    run.end = cluster.end;
    return true;
}

}  // namespace

std::u32string without_controls(std::u32string text) {
    std::erase_if(text, has_no_glyph);
    return text;
}

std::vector<TextRun> split_into_runs(std::u32string_view text, FontSet& fonts, FontStyle style) {
    std::vector<TextRun> runs;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t const end = end_of_cluster(text, begin);
        auto const cluster = text.substr(begin, end - begin);
        // A space from another face would split a right-to-left text into words, laid out in the wrong order.
        bool const stays =
            !runs.empty() && is_space(cluster.front()) && fonts.face(runs.back().face).has_all(cluster);
        auto const face = stays ? runs.back().face : fonts.face_for(cluster, style);
        TextRun const run{face, script_of(cluster.front()), begin, end};
        if (runs.empty() || !joins(runs.back(), run))
            runs.push_back(run);
        begin = end;
    }
    return runs;
}

}  // namespace gatepost
