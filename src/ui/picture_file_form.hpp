#pragma once

#include "map/picture_format.hpp"
#include "ui/panels.hpp"
#include "ui/picture_form_model.hpp"

namespace gatepost {

/// The part of the form of pictures that says what the file is to be, in which format, and where it lies; and
/// the buttons, or how far it is. Changes stand in `choice`.
class PictureFileForm {
  public:
    PictureFileForm(PanelContext const& context, PictureFormModel const& model, PictureFormState& state,
                    PictureChoice& choice)
        : m_context(context), m_model(model), m_state(state), m_choice(choice) {}

    void draw_options();
    void draw_foot();

  private:
    [[nodiscard]] char const* name_of(PictureFormat format) const;
    [[nodiscard]] std::string label_of(Tour const& tour) const;
    [[nodiscard]] bool can_be(ExportKind kind) const;
    void draw_endings();
    void draw_frames();
    void draw_kind();
    void draw_scope();
    void draw_progress(float done);
    void draw_buttons(bool was_entered);
    void name_by(std::string_view ending);

    PanelContext const& m_context;
    PictureFormModel const& m_model;
    PictureFormState& m_state;
    PictureChoice& m_choice;
};

}  // namespace gatepost
