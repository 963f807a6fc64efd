#pragma once

#include "map/card.hpp"
#include "ui/model.hpp"

#include <optional>

namespace gatepost {

/// Lets the card come and go softly: one that was closed stays in the model a moment longer.
class CardFade {
  public:
    /// Sets the opacity of the model's card, or puts back the one that goes. Without motion it does neither.
    void follow(InterfaceModel& model, double now_s, bool has_motion);
    /// Of the last call: another frame is due.
    [[nodiscard]] bool is_fading() const { return m_is_fading; }

  private:
    std::optional<PopupModel> m_last;  ///< what was shown last; its card is the copy below
    Card m_card;
    double m_opacity = 0;
    double m_last_s = 0;
    bool m_is_fading = false;
};

}  // namespace gatepost
