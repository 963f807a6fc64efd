#include "text/itemizer.hpp"

#include <string_view>

#include "base/grapheme.hpp"
#include "text/face.hpp"
#include "text/script_family.hpp"

namespace gatepost {

namespace {

bool is_space(char32_t c) {
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), c) ==
           HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR;
}

bool has_own_script(hb_script_t script) {
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN;
}

/// A cluster joins the run before it if face, direction and script agree; digits and punctuation have no
/// script and agree with any.
bool joins(TextRun& run, TextRun const& cluster) {
    if (run.face != cluster.face || run.level != cluster.level)
        return false;
    if (has_own_script(cluster.script) && has_own_script(run.script) && cluster.script != run.script)
        return false;
    if (!has_own_script(run.script))
        run.script = cluster.script;
    run.end = cluster.end;
    return true;
}

}  // namespace

std::vector<TextRun> split_into_runs(DrawnLine const& line, FontSet& fonts, FontStyle style) {
    std::u32string_view const text = line.characters;
    std::vector<TextRun> runs;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t const end = grapheme_end(text, begin);
        auto const cluster = text.substr(begin, end - begin);
        hb_script_t const script = script_of(cluster.front());
        // A space from another face would part what is one run.
        bool const stays =
            !runs.empty() && is_space(cluster.front()) && fonts.face(runs.back().face).has_all(cluster);
        // The face before goes on with its script, and with its commas and strokes, which are of none.
        bool const goes_on = !runs.empty() && (runs.back().script == script || !has_own_script(script));
        auto const face =
            stays ? runs.back().face
                  : fonts.face_for(cluster, style, goes_on ? std::optional(runs.back().face) : std::nullopt);
        TextRun const run{face, script, line.directions.level(begin), begin, end};
        if (runs.empty() || !joins(runs.back(), run))
            runs.push_back(run);
        begin = end;
    }
    return runs;
}

}  // namespace gatepost
