#include "app/settings_keeper.hpp"

namespace gatepost {

namespace {

bool have_same_size(Settings const& a, Settings const& b) {
    return a.width_px == b.width_px && a.height_px == b.height_px;
}

}  // namespace

void SettingsKeeper::follow(Settings const& settings, double now_s) {
    if (have_same_size(settings, m_kept)) {
        m_resized_s.reset();
    } else if (!m_resized_s || !have_same_size(settings, m_seen)) {
        m_resized_s = now_s;
    }
    m_seen = settings;
    Settings wanted = settings;
    if (m_resized_s && now_s - *m_resized_s < settled_after_s) {
        wanted.width_px = m_kept.width_px;
        wanted.height_px = m_kept.height_px;
    }
    finish(wanted);
}

std::optional<double> SettingsKeeper::due_in_s(double now_s) const {
    return m_resized_s ? std::optional{std::max(*m_resized_s + settled_after_s - now_s, 0.0)} : std::nullopt;
}

void SettingsKeeper::finish(Settings const& settings) {
    if (settings == m_kept) {
        return;
    }
    write_settings(m_path, settings);
    m_kept = settings;  // also where it failed: that was told, and is tried again with the next change
    if (have_same_size(settings, m_seen)) {
        m_resized_s.reset();
    }
}

}  // namespace gatepost
