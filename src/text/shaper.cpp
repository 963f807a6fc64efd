#include "text/shaper.hpp"

#include <hb.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "base/utf8.hpp"
#include "text/face.hpp"
#include "text/handle.hpp"
#include "text/itemizer.hpp"

namespace gatepost {

namespace {

constexpr std::array ligatures_off{
    hb_feature_t{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    hb_feature_t{HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};

hb_direction_t direction_of(hb_script_t script) {
    return hb_script_get_horizontal_direction(script) == HB_DIRECTION_RTL ? HB_DIRECTION_RTL
                                                                          : HB_DIRECTION_LTR;
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
        hb_buffer_set_direction(b, direction_of(run.script));
        hb_buffer_set_language(b, run.script == HB_SCRIPT_HAN ? chinese : vietnamese);
        auto const features = std::span(ligatures_off).first(with_ligatures ? 0 : ligatures_off.size());
        hb_shape(face.shaping_font(), b, features.data(), static_cast<unsigned>(features.size()));
    }

    /// Appends the buffer's glyphs to the text. For letter spacing a cluster counts as one letter.
    void append_run(ShapedText& text, std::uint32_t face_number, float px_per_unit,
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
            text.glyphs.push_back({face_number, infos[i].codepoint,
                                   text.width_px + static_cast<float>(positions[i].x_offset) * px_per_unit,
                                   static_cast<float>(-positions[i].y_offset) * px_per_unit});
            text.width_px += static_cast<float>(positions[i].x_advance) * px_per_unit;
        }
    }
};

Shaper::Shaper(FontSet& fonts) : m_impl(std::make_unique<Impl>(fonts)) {}
Shaper::~Shaper() = default;
Shaper::Shaper(Shaper&&) noexcept = default;
Shaper& Shaper::operator=(Shaper&&) noexcept = default;

ShapedText Shaper::shape(std::string_view utf8, TextStyle const& style) {
    auto const characters = without_controls(decode_utf8(utf8));
    FontSet& fonts = m_impl->fonts;
    static std::atomic<std::uint64_t> texts = 0;
    ShapedText text;
    text.number = ++texts;
    text.size_px = style.size_px;
    text.glyphs.reserve(characters.size());
    include_line_height(text, fonts.face(fonts.first_face(style.font)));
    for (TextRun const& run : split_into_runs(characters, fonts, style.font)) {
        Face const& face = fonts.face(run.face);
        m_impl->shape_run(characters, run, face, style.letter_spacing_px == 0);
        m_impl->append_run(text, run.face, face.em_per_unit() * style.size_px, style.letter_spacing_px);
        include_line_height(text, face);
    }
    return text;
}

}  // namespace gatepost
