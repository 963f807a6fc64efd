#include "ui/picture_file_form.hpp"

#include "base/path_completion.hpp"
#include "map/layer_profile.hpp"
#include "map/picture_format.hpp"
#include "ui/button.hpp"
#include "ui/field_form.hpp"
#include "ui/long_text.hpp"
#include "ui/path_field.hpp"
#include "ui/text_field.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace gatepost {

namespace {

constexpr std::array<Word, export_kind_names.size()> kind_words{
    Word::kind_picture, Word::kind_sheet, Word::kind_data, Word::kind_tour, Word::kind_time};
constexpr std::array<Word, data_scope_names.size()> scope_words{Word::scope_shown, Word::scope_in_view,
                                                                Word::scope_selected};
constexpr std::array<char const*, 7> format_names{"PNG", "JPEG", "WebP", "GeoTIFF", "PDF", "SVG", ""};
PictureFormat format_of(std::string const& path) {
    try {
        return picture_format_of(path);
    } catch (std::exception const&) {  // of another ending
        return PictureFormat::png;
    }
}

}  // namespace

char const* PictureFileForm::name_of(PictureFormat format) const {
    return format == PictureFormat::html ? m_context.say(Word::format_html)
                                         : format_names[static_cast<std::size_t>(format)];
}

/// Of sheets and data by their endings.
void PictureFileForm::draw_endings() {
    begin_form_row(m_context, Word::picture_format);
    std::string const now = std::filesystem::path(m_state.path.data()).extension().string();
    auto const label = [&](std::string_view ending) {
        return ending.empty() ? std::string(m_context.say(Word::format_frames)) : std::string(ending);
    };
    if (ImGui::BeginCombo("##format", label(now).c_str())) {
        for (std::string_view const ending : endings_of(m_choice.kind)) {
            if (ImGui::Selectable(label(ending).c_str(), ending == now)) {
                name_by(ending);
            }
        }
        ImGui::EndCombo();
    }
}

void PictureFileForm::draw_options() {
    if (m_choice.kind != ExportKind::picture) {
        draw_endings();
        if (is_of_frames(m_choice.kind)) {
            draw_frames();
        }
        return;
    }
    PictureFormat const format = format_of(m_state.path.data());
    begin_form_row(m_context, Word::picture_format);
    if (ImGui::BeginCombo("##format", name_of(format))) {
        for (std::size_t i = 0; i < format_names.size(); ++i) {
            auto const one = static_cast<PictureFormat>(i);
            if (ImGui::Selectable(name_of(one), one == format)) {
                name_by(ending_of(one));
            }
        }
        ImGui::EndCombo();
    }
    if (format == PictureFormat::jpeg || format == PictureFormat::webp) {
        begin_form_row(m_context, Word::picture_quality);
        int quality = m_choice.quality > 0 ? m_choice.quality : usual_quality;
        if (ImGui::SliderInt("##quality", &quality, 1, most_quality, "%d", ImGuiSliderFlags_AlwaysClamp)) {
            m_choice.quality = quality;
        }
    }
    if (format != PictureFormat::html) {
        begin_form_row(m_context, Word::transparent_background);
        ImGui::Checkbox("##transparent", &m_choice.is_transparent);
    }
    if (format == PictureFormat::png || format == PictureFormat::pdf) {
        begin_form_row(m_context, Word::with_map);
        ImGui::Checkbox("##map", &m_choice.has_provenance);
        if (ImGui::IsItemHovered()) {
            long_tooltip(m_context, m_context.say(Word::with_map_hint));
        }
    }
    if (is_raster(format)) {
        begin_form_row(m_context, Word::with_world_file);
        ImGui::Checkbox("##world", &m_choice.has_world_file);
    }
}

/// Which tour, and how long each picture is shown.
void PictureFileForm::draw_frames() {
    if (m_choice.kind == ExportKind::tour) {
        begin_form_row(m_context, Word::tour_of_file);
        auto const& all = m_model.tours.all();
        Tour const* const chosen =
            m_choice.tour.empty() && !all.empty() ? all.data() : m_model.tours.find(m_choice.tour);
        if (ImGui::BeginCombo("##tour", chosen == nullptr ? "" : label_of(*chosen).c_str())) {
            for (Tour const& tour : all) {
                if (ImGui::Selectable(label_of(tour).c_str(), &tour == chosen)) {
                    m_choice.tour = tour.name;
                }
            }
            ImGui::EndCombo();
        }
    }
    begin_form_row(m_context, Word::frame_seconds);
    ImGui::SetNextItemWidth(m_context.px(96));
    auto seconds = static_cast<float>(m_choice.frame_s);
    if (ImGui::InputFloat("##seconds", &seconds, 0, 0, "%.1f")) {
        m_choice.frame_s = std::clamp(static_cast<double>(seconds), 0.0, most_frame_s);
    }
    if (m_choice.frame_s == 0 && m_choice.kind == ExportKind::tour) {
        ImGui::SameLine(0, m_context.px(8));
        ImGui::TextDisabled("%s", m_context.say(Word::by_text_length));
    }
}

std::string PictureFileForm::label_of(Tour const& tour) const {
    std::string const title = text_in(tour.title, m_context.model.locale);
    return widget_label(m_context, title.empty() ? tour.name : title, tour.name.c_str(), 60);
}

/// Tours and times only where the map has them.
bool PictureFileForm::can_be(ExportKind kind) const {
    return kind == m_choice.kind || (kind != ExportKind::tour && kind != ExportKind::time) ||
           (kind == ExportKind::tour ? !m_model.tours.all().empty() : m_model.has_dates);
}

void PictureFileForm::draw_foot() {
    ImGui::Separator();
    draw_kind();
    std::string const choose = m_context.say(Word::choose_file);
    float const button_px = ImGui::CalcTextSize(choose.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x;
    ImGui::SetNextItemWidth(-button_px - m_context.px(8));
    bool const was_entered = path_field(m_context, "##path", m_state.path, m_state.path_suggestions);
    if (ImGui::IsItemDeactivatedAfterEdit() || was_entered) {
        m_choice.file = path_of_person(m_state.path.data());
    }
    ImGui::SameLine(0, m_context.px(8));
    if (framed_button(choose.c_str())) {
        m_context.commands.emplace_back(PictureCommand{ChoosePictureFile{}});
    }
    ImGui::Dummy({0, m_context.px(2)});
    if (m_model.writing) {
        draw_progress(*m_model.writing);
    } else {
        draw_buttons(was_entered);
    }
}

/// What the file is to be: in place of a label before its name.
void PictureFileForm::draw_kind() {
    constexpr double kind_px = 116;
    ImGui::SetNextItemWidth(m_context.px(kind_px));
    auto const word = [&](std::size_t i) { return m_context.say(kind_words[i]); };
    if (ImGui::BeginCombo("##kind", word(static_cast<std::size_t>(m_choice.kind)))) {
        for (std::size_t i = 0; i < kind_words.size(); ++i) {
            auto const kind = static_cast<ExportKind>(i);
            if (can_be(kind) && ImGui::Selectable(word(i), kind == m_choice.kind) && kind != m_choice.kind) {
                m_choice.kind = kind;
                name_by(endings_of(kind).front());
            }
        }
        ImGui::EndCombo();
    }
    ImGui::SameLine(m_context.px(form_label_px));
}

void PictureFileForm::draw_scope() {
    ImGui::SameLine(0, m_context.px(16));
    ImGui::SetNextItemWidth(m_context.px(240));
    auto const word = [&](std::size_t i) { return m_context.say(scope_words[i]); };
    if (ImGui::BeginCombo("##scope", word(static_cast<std::size_t>(m_choice.scope)))) {
        for (std::size_t i = 0; i < scope_words.size(); ++i) {
            auto const scope = static_cast<DataScope>(i);
            if (ImGui::Selectable(word(i), scope == m_choice.scope)) {
                m_choice.scope = scope;
            }
        }
        ImGui::EndCombo();
    }
}

/// The same file name with another ending.
void PictureFileForm::name_by(std::string_view ending) {
    std::filesystem::path path(m_state.path.data());
    put_text(m_state.path, path.replace_extension(ending).string());
    m_choice.file = path_of_person(m_state.path.data());
}

void PictureFileForm::draw_progress(float done) {
    // Not where "Export" was: a double click would cancel what it began.
    char const* const cancel = m_context.say(Word::cancel);
    float const button_px = ImGui::CalcTextSize(cancel).x + 2 * ImGui::GetStyle().FramePadding.x;
    ImGui::ProgressBar(done, {-button_px - m_context.px(8), 0}, "");
    ImGui::SameLine(0, m_context.px(8));
    if (framed_button(cancel)) {
        m_context.commands.emplace_back(PictureCommand{CancelPicture{}});
    }
}

void PictureFileForm::draw_buttons(bool was_entered) {
    bool const wants_export = framed_button(m_context.say(Word::export_button)) || was_entered;
    ImGui::SameLine();
    if (framed_button(m_context.say(Word::copy_picture))) {
        m_context.commands.emplace_back(PictureCommand{CopyPicture{}});
    }
    if (m_choice.kind == ExportKind::data) {
        draw_scope();
    }
    if (wants_export) {
        m_choice.file = path_of_person(m_state.path.data());
        if (!(m_choice == m_model.choice)) {
            m_context.commands.emplace_back(SetPicture{m_choice});
        }
        m_context.commands.emplace_back(PictureCommand{ExportPicture{}});
    }
}

}  // namespace gatepost
