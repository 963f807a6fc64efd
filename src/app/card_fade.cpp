#include "app/card_fade.hpp"

#include <algorithm>

namespace gatepost {

void CardFade::follow(InterfaceModel& model, double now_s, bool has_motion) {
    constexpr double fade_s = 0.12;
    // A frame after a long sleep is the first of a change, not its end.
    double const step = std::clamp(now_s - m_last_s, 0.0, fade_s / 3) / fade_s;
    m_last_s = now_s;
    m_is_fading = false;
    if (!has_motion) {
        m_last = model.popup;
        m_opacity = model.popup ? 1 : 0;
    } else if (model.popup) {
        bool const is_new = !m_last || m_last->is_leaving || m_last->stack != model.popup->stack;
        m_opacity = is_new ? step : std::min(m_opacity + step, 1.0);
        m_is_fading = m_opacity < 1;
        m_last = model.popup;
        model.popup->opacity = static_cast<float>(m_opacity);
    } else if (m_last) {
        m_opacity -= step;
        m_last->is_leaving = true;
        m_last->opacity = static_cast<float>(std::max(m_opacity, 0.0));
        m_is_fading = m_opacity > 0;
        if (!m_is_fading) {
            m_last.reset();
        }
        model.popup = m_last;
        return;
    }
    if (m_last) {
        m_card = *m_last->card;
        m_last->card = &m_card;
    }
}

}  // namespace gatepost
