#include "map/legend.hpp"
#include "ui/field_form.hpp"
#include "ui/form_window.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <array>
#include <cmath>
#include <utility>

namespace gatepost {

namespace {

constexpr double form_width_px = 312;
constexpr std::array<Word, 10> shape_words{
    Word::shape_circle, Word::shape_arch, Word::shape_shield,  Word::shape_roofs,  Word::shape_tree,
    Word::shape_house,  Word::shape_star, Word::shape_diamond, Word::shape_pillar, Word::shape_square};
static_assert(shape_words.size() == static_cast<std::size_t>(SymbolShape::last) + 1);
constexpr std::array<Word, 2> pattern_words{Word::pattern_none, Word::pattern_trees};
constexpr std::array<Word, 3> cap_words{Word::end_round, Word::end_flat, Word::end_square};
constexpr std::array<Word, 2> join_words{Word::end_round, Word::join_pointed};

/// One class while it is changed; each row says whether the person changed something.
class Form {
  public:
    Form(PanelContext const& context, StyleClass begun_style, LabelClass begun_names)
        : style(std::move(begun_style)), names(std::move(begun_names)), m_context(context) {}

    StyleClass style;
    LabelClass names;
    bool is_changed = false;

    /// The look of one kind of geometry.
    void symbol_rows() {
        choice(Word::symbol_shape, shape_words, style.shape);
        size(Word::symbol_size, 0, 40, style.symbol_px);
        colour(Word::fill_colour, style.fill, false);
        size(Word::casing_width, 0, 6, style.symbol_casing_px);
        size(Word::opacity, 0, 1, style.symbol_alpha, "%.2f");
    }
    void area_rows(bool with_fill) {
        if (with_fill) {  // else it is the symbols' too
            colour(Word::fill_colour, style.fill, true);
        }
        size(Word::area_opacity, 0, 1, style.area_alpha, "%.2f");
        choice(Word::pattern, pattern_words, style.pattern);
        colour(Word::outline_colour, style.line, true);
        size(Word::line_width, 0, 12, style.line_px);
        dash_rows();
    }
    void line_rows(bool with_line) {
        if (with_line) {  // else it is the outlines' too
            colour(Word::line_colour, style.line, true);
            size(Word::line_width, 0, 16, style.line_px);
            dash_rows();
        }
        colour(Word::casing_colour, style.line_casing, true);
        size(Word::casing_width, 0, 24, style.line_casing_px);
        choice(Word::line_cap, cap_words, style.cap);
        choice(Word::line_join, join_words, style.join);
    }
    void name_rows() {
        begin_row(Word::names_shown);
        note(ImGui::Checkbox("##value", &names.shown));
        end_row();
        if (names.shown) {
            size(Word::names_size, 8, 28, names.size_px);
            colour(Word::names_colour, names.colour, false);
        }
    }
    void zoom_row() {
        constexpr float highest_zoom = 24;
        begin_row(Word::zoom_range);
        auto low = static_cast<float>(style.min_zoom);
        auto high = std::min(static_cast<float>(style.max_zoom), highest_zoom);
        if (ImGui::DragFloatRange2("##value", &low, &high, 0.05F, 0, highest_zoom, "%.1f", "%.1f",
                                   ImGuiSliderFlags_AlwaysClamp)) {
            style.min_zoom = static_cast<double>(low);
            style.max_zoom = high >= highest_zoom ? StyleClass{}.max_zoom : static_cast<double>(high);
            is_changed = true;
        }
        end_row();
    }

  private:
    void note(bool was_changed) { is_changed = is_changed || was_changed; }
    void begin_row(Word word) {
        ImGui::PushID(static_cast<int>(m_row++));
        ImGui::AlignTextToFramePadding();
        ImGui::TextDisabled("%s", m_context.say(word));
        ImGui::SameLine(m_context.px(form_label_px));
        ImGui::SetNextItemWidth(-1);
    }
    static void end_row() { ImGui::PopID(); }

    void size(Word word, float low, float high, float& value, char const* format = "%.1f") {
        begin_row(word);
        note(ImGui::SliderFloat("##value", &value, low, high, format, ImGuiSliderFlags_AlwaysClamp));
        end_row();
    }
    void colour(Word word, Colour& value, bool has_alpha) {
        begin_row(word);
        ImVec4 edited = palette::floats(value);
        constexpr ImGuiColorEditFlags plain = ImGuiColorEditFlags_NoInputs | ImGuiColorEditFlags_NoLabel |
                                              ImGuiColorEditFlags_AlphaPreviewHalf |
                                              ImGuiColorEditFlags_NoOptions |
                                              ImGuiColorEditFlags_NoSidePreview;
        if (ImGui::ColorEdit4(
                "##value", &edited.x,
                plain | (has_alpha ? ImGuiColorEditFlags_AlphaBar : ImGuiColorEditFlags_NoAlpha))) {
            auto const byte = [](float share) { return static_cast<std::uint8_t>(std::lround(share * 255)); };
            std::uint8_t const kept = value.a == 0 ? 255 : value.a;  // what is chosen is to be seen
            value = {byte(edited.x), byte(edited.y), byte(edited.z), has_alpha ? byte(edited.w) : kept};
            is_changed = true;
        }
        for (Colour const preset : own_palette) {
            ImGui::SameLine(0, m_context.px(3));
            ImGui::PushID(static_cast<int>(preset.r) * 65536 + preset.g * 256 + preset.b);
            ImVec2 const side{m_context.px(15), m_context.px(15)};
            if (ImGui::ColorButton("##preset", palette::floats(preset), ImGuiColorEditFlags_NoTooltip,
                                   side)) {
                std::uint8_t const alpha = value.a == 0 ? 255 : value.a;
                value = {preset.r, preset.g, preset.b, alpha};
                is_changed = true;
            }
            ImGui::PopID();
        }
        end_row();
    }
    template <class Enum, std::size_t count>
    void choice(Word word, std::array<Word, count> const& words, Enum& value) {
        begin_row(word);
        if (ImGui::BeginCombo("##value", m_context.say(words[static_cast<std::size_t>(value)]))) {
            for (std::size_t i = 0; i < count; ++i) {
                auto const one = static_cast<Enum>(i);
                if (ImGui::Selectable(m_context.say(words[i]), one == value)) {
                    note(one != value);
                    value = one;
                }
            }
            ImGui::EndCombo();
        }
        end_row();
    }
    void dash_rows() {
        size(Word::dash, 0, 24, style.dash_px);
        if (style.dash_px > 0) {
            size(Word::gap, 0, 24, style.gap_px);
        }
    }

    PanelContext const& m_context;
    std::size_t m_row = 0;
};

std::string name_of_class(PanelContext const& context, Layer const& layer, std::size_t style_class) {
    std::string title = one_line(class_title(layer, style_class, context.model.locale));
    return title.empty() ? context.say(Word::all_others) : set_text(context, title);
}

/// Which class is changed below.
void draw_class_choice(PanelContext const& context, Layer const& layer) {
    StyleFormState& form = context.typed.style_form;
    std::size_t const classes = layer.style.classes.size();
    if (form.classes != classes) {  // of another field
        form.classes = classes;
        form.style_class = layer.style.typical_class();
    }
    if (classes < 2) {
        return;
    }
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", context.say(Word::style_class));
    ImGui::SameLine(context.px(form_label_px));
    if (std::uintptr_t const swatch = swatch_of(context, layer.id, form.style_class); swatch != 0) {
        ImGui::Image(reinterpret_cast<ImTextureID>(swatch), {context.px(24), context.px(24)}, {0, 1}, {1, 0});
        ImGui::SameLine(0, context.px(6));
    }
    ImGui::SetNextItemWidth(-1);
    if (ImGui::BeginCombo("##class", name_of_class(context, layer, form.style_class).c_str())) {
        for (std::size_t i = 0; i < classes; ++i) {
            ImGui::PushID(static_cast<int>(i));
            if (ImGui::Selectable((name_of_class(context, layer, i) + "###class").c_str(),
                                  i == form.style_class)) {
                form.style_class = i;
            }
            ImGui::PopID();
        }
        ImGui::EndCombo();
    }
}

/// By which field its points are weighted.
bool draw_weight_choice(PanelContext const& context, Layer const& layer, PointLook& look) {
    std::string const before = look.weight_field;
    std::string const shown =
        before.empty() ? context.say(Word::weight_none) : set_text(context, one_line(before));
    begin_form_row(context, Word::weight_by);
    if (ImGui::BeginCombo("##weight", shown.c_str())) {
        if (ImGui::Selectable(context.say(Word::weight_none), before.empty())) {
            look.weight_field.clear();
        }
        for (std::string const& field : layer.content->number_fields) {
            if (ImGui::Selectable(widget_label(context, field, field.c_str()).c_str(), field == before)) {
                look.weight_field = field;
            }
        }
        ImGui::EndCombo();
    }
    return look.weight_field != before;
}

/// How points are drawn: as dots, a density, heat or hexagons.
void draw_point_choice(PanelContext const& context, Layer const& layer) {
    constexpr std::array<Word, 5> words{Word::points_automatic, Word::points_dots, Word::density,
                                        Word::heat_map, Word::hexagons};
    static_assert(words.size() == static_cast<std::size_t>(PointDrawing::last) + 1);
    PointLook look = layer.style.points;
    begin_form_row(context, Word::points_as);
    if (ImGui::BeginCombo("##points", context.say(words[static_cast<std::size_t>(look.drawing)]))) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (ImGui::Selectable(context.say(words[i]), static_cast<PointDrawing>(i) == look.drawing)) {
                look.drawing = static_cast<PointDrawing>(i);
            }
        }
        ImGui::EndCombo();
    }
    bool is_changed = look.drawing != layer.style.points.drawing;
    if (look.drawing >= PointDrawing::heat) {
        begin_form_row(context, Word::radius);
        is_changed |= ImGui::SliderFloat("##radius", &look.radius_px, least_radius_px, largest_radius_px,
                                         "%.0f px", ImGuiSliderFlags_AlwaysClamp);
    }
    if (look.drawing != PointDrawing::dots && !layer.content->number_fields.empty()) {
        is_changed |= draw_weight_choice(context, layer, look);
    }
    if (is_changed) {
        context.commands.emplace_back(SetPointLook{layer.id, look});
    }
}

/// Which kinds of geometry the layer has, looked up once.
void note_kinds(StyleFormState& state, Layer const& layer) {
    if (state.table == layer.table) {
        return;
    }
    state.table = layer.table;
    GeometryColumn const& geometry = layer.table->geometry;
    state.has_points = geometry.has_any(GeometryKind::point);
    state.has_lines = geometry.has_any(GeometryKind::line);
    state.has_areas = geometry.has_any(GeometryKind::polygon);
}

void draw_rows(PanelContext const& context, Layer const& layer) {
    std::size_t const style_class = context.typed.style_form.style_class;
    Form form(context, layer.style.classes[style_class], layer.style.labels[style_class]);
    ImGui::PushID(static_cast<int>(style_class));
    StyleFormState const& state = context.typed.style_form;
    if (state.has_points) {
        form.symbol_rows();
    }
    if (state.has_areas) {
        form.area_rows(!state.has_points);
    }
    if (state.has_lines) {
        form.line_rows(!state.has_areas);
    }
    ImGui::Separator();
    form.name_rows();
    form.zoom_row();
    ImGui::PopID();
    if (form.is_changed) {
        context.commands.emplace_back(SetClassStyle{layer.id, style_class, form.style, form.names});
    }
}

}  // namespace

void draw_style_form(PanelContext const& context) {
    StyleFormState& state = context.typed.style_form;
    Document const& document = *context.model.document;
    if (!state.layer || !document.has_layer(*state.layer) ||
        document.layer(*state.layer).style.has_feature_styles()) {  // these have no form
        state = {};
        return;
    }
    Layer const& layer = document.layer(*state.layer);
    std::string const title = widget_label(
        context, context.say(Word::style_of, layer_title(layer, context.model.locale)), "style form");
    bool const is_open = draw_form_window(context, title, Pane::style_form, form_width_px, [&] {
        note_kinds(state, layer);
        draw_field_form(context, layer);
        if (state.has_points && layer.group == LayerGroup::own) {
            draw_point_choice(context, layer);
        }
        draw_class_choice(context, layer);
        draw_rows(context, layer);
        ImGui::Separator();
        ImGui::PushStyleColor(ImGuiCol_Button, palette::floats(palette::colours().field));
        if (ImGui::Button(context.say(Word::save_style))) {
            context.commands.emplace_back(SaveStyle{layer.id});
        }
        ImGui::SameLine();
        if (ImGui::Button(context.say(Word::reset_style))) {
            context.commands.emplace_back(ResetStyle{layer.id});
        }
        ImGui::PopStyleColor();
    });
    if (!is_open) {
        state = {};
    }
}

}  // namespace gatepost
