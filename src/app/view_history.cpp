#include "app/view_history.hpp"

#include <utility>

namespace gatepost {

namespace {

constexpr std::size_t most_views = 200;
constexpr double succession_s = 0.7;

bool is_same_place(Viewport const& a, Viewport const& b) {
    return a.centre_world == b.centre_world && a.world_per_px == b.world_per_px;
}

}  // namespace

void ViewHistory::keep_plane(std::uint64_t plane) {
    if (plane != m_plane) {
        m_views.clear();
        m_at = 0;
        m_plane = plane;
    }
}

void ViewHistory::settle(Viewport const& view, std::uint64_t plane, double now_s) {
    keep_plane(plane);
    if (!m_views.empty()) {
        if (is_same_place(m_views[m_at], view)) {
            return;
        }
        m_views.resize(m_at + 1);
        bool const is_quick = now_s - std::exchange(m_settled_s, now_s) < succession_s;
        if (is_quick && m_at > 0) {
            m_views.pop_back();
        }
    }
    if (m_views.size() == most_views) {
        m_views.erase(m_views.begin());
    }
    m_views.push_back(view);
    m_at = m_views.size() - 1;
}

std::optional<Viewport> ViewHistory::step(int step, std::uint64_t plane) {
    keep_plane(plane);
    auto const wanted = static_cast<std::ptrdiff_t>(m_at) + step;
    if (wanted < 0 || wanted >= static_cast<std::ptrdiff_t>(m_views.size())) {
        return std::nullopt;
    }
    m_at = static_cast<std::size_t>(wanted);
    return m_views[m_at];
}

}  // namespace gatepost
