#include "text/shaper.hpp"

#include <hb.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "base/handle.hpp"
#include "text/face.hpp"
#include "text/itemizer.hpp"

namespace gatepost {

namespace {

constexpr std::array ligatures_off{
    hb_feature_t{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    hb_feature_t{HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};

bool is_right_to_left(TextRun const& run) { return run.level % 2 == 1; }

/// Whether letters of a script may be moved apart: those of Arabic are joined, and so are the headlines and
/// the stacks of the Indic scripts. Capitals are European and need no more than these.
bool can_be_spaced(hb_script_t script) {
    constexpr std::array spaced{
        HB_SCRIPT_COMMON,   HB_SCRIPT_INHERITED, HB_SCRIPT_LATIN,    HB_SCRIPT_GREEK,  HB_SCRIPT_CYRILLIC,
        HB_SCRIPT_ARMENIAN, HB_SCRIPT_GEORGIAN,  HB_SCRIPT_COPTIC,   HB_SCRIPT_HEBREW, HB_SCRIPT_HAN,
        HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA,  HB_SCRIPT_BOPOMOFO, HB_SCRIPT_HANGUL, HB_SCRIPT_UNKNOWN};
    return std::find(spaced.begin(), spaced.end(), script) != spaced.end();
}

/// Levels of the runs, for their order.
std::vector<std::uint8_t> levels_of(std::vector<TextRun> const& runs) {
    std::vector<std::uint8_t> levels(runs.size());
    std::transform(runs.begin(), runs.end(), levels.begin(), [](TextRun const& run) { return run.level; });
    return levels;
}

void include_line_height(ShapedText& text, Face const& face) {
    text.ascent_px = std::max(text.ascent_px, face.ascent_em() * text.size_px);
    text.descent_px = std::max(text.descent_px, face.descent_em() * text.size_px);
}

}  // namespace

struct Shaper::Impl {
    explicit Impl(FontSet& fonts_used) : fonts(fonts_used) {}

    FontSet& fonts;
    Handle<hb_buffer_t, hb_buffer_destroy> buffer{hb_buffer_create()};
    hb_language_t chinese = hb_language_from_string("zh-Hans", -1);
    hb_language_t vietnamese = hb_language_from_string("vi", -1);

    /// Fills the buffer with the glyphs of one run, in font units and visual order.
    void shape_run(std::u32string const& text, TextRun const& run, Face const& face, bool with_ligatures) {
        hb_buffer_t* const b = buffer.get();
        hb_buffer_clear_contents(b);
        // Pass the whole text as context: Arabic letters join across run boundaries.
        hb_buffer_add_codepoints(b, reinterpret_cast<hb_codepoint_t const*>(text.data()),
                                 static_cast<int>(text.size()), static_cast<unsigned>(run.begin),
                                 static_cast<int>(run.end - run.begin));
        hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
        hb_buffer_set_script(b, run.script);
        hb_buffer_set_direction(b, is_right_to_left(run) ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
        hb_buffer_set_language(b, run.script == HB_SCRIPT_HAN ? chinese : vietnamese);
        auto const features = std::span(ligatures_off).first(with_ligatures ? 0 : ligatures_off.size());
        hb_shape(face.shaping_font(), b, features.data(), static_cast<unsigned>(features.size()));
    }

    /// Appends the buffer's glyphs to the text. For letter spacing a cluster counts as one letter.
    void append_run(ShapedText& text, DrawnLine const& line, TextRun const& run, float px_per_unit,
                    float letter_spacing_px) const {
        unsigned count = 0;
        auto const* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
        auto const* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
        std::optional<std::uint32_t> cluster;
        for (unsigned i = 0; i < count; ++i) {
            bool const begins_letter = cluster != infos[i].cluster;
            if (begins_letter && !text.glyphs.empty())
                text.width_px += letter_spacing_px;
            cluster = infos[i].cluster;
            float const advance_px = static_cast<float>(positions[i].x_advance) * px_per_unit;
            text.glyphs.push_back({run.face, infos[i].codepoint,
                                   text.width_px + static_cast<float>(positions[i].x_offset) * px_per_unit,
                                   static_cast<float>(-positions[i].y_offset) * px_per_unit, advance_px,
                                   line.bytes[infos[i].cluster], is_right_to_left(run)});
            text.width_px += advance_px;
        }
    }
};

ShapedText scaled(ShapedText text, double factor) {
    auto const by = static_cast<float>(factor);
    for (ShapedGlyph& glyph : text.glyphs) {
        glyph.x_px *= by;
        glyph.y_px *= by;
        glyph.advance_px *= by;
    }
    for (float* const length : {&text.size_px, &text.width_px, &text.ascent_px, &text.descent_px}) {
        *length *= by;
    }
    return text;
}

Shaper::Shaper(FontSet& fonts) : m_impl(std::make_unique<Impl>(fonts)) {}
Shaper::~Shaper() = default;
Shaper::Shaper(Shaper&&) noexcept = default;
Shaper& Shaper::operator=(Shaper&&) noexcept = default;

ShapedText Shaper::shape(std::string_view utf8, TextStyle const& style) {
    DrawnLine const line = drawn_line(utf8, style.direction);
    FontSet& fonts = m_impl->fonts;
    static std::atomic<std::uint64_t> texts = 0;
    ShapedText text;
    text.number = ++texts;
    text.utf8 = utf8;
    text.size_px = style.size_px;
    text.is_right_to_left = line.directions.is_right_to_left;
    text.glyphs.reserve(line.characters.size());
    include_line_height(text, fonts.face(fonts.first_face(style.font)));
    auto const runs = split_into_runs(line, fonts, style.font);
    for (std::size_t const number : visual_order(levels_of(runs))) {
        TextRun const& run = runs[number];
        Face const& face = fonts.face(run.face);
        float const spacing_px = can_be_spaced(run.script) ? style.letter_spacing_px : 0;
        m_impl->shape_run(line.characters, run, face, spacing_px == 0);
        m_impl->append_run(text, line, run, face.em_per_unit() * style.size_px, spacing_px);
        include_line_height(text, face);
    }
    return text;
}

}  // namespace gatepost
