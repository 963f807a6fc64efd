#include "app/load_view.hpp"

#include "app/map_files.hpp"

#include <algorithm>

namespace gatepost {

void LoadView::open_files(std::vector<std::string> const& paths) {
    bool const has_map = std::any_of(paths.begin(), paths.end(),
                                     [](std::string const& path) { return map_file_of(path).has_value(); });
    m_own_layers_before = has_map ? std::nullopt : std::optional{own_layers()};
    m_has_selected = m_has_selected && !has_map;
    m_map.open_files(paths);
    m_fit_pending = m_map.is_loading();
    m_view.forget_moves();
}

void LoadView::follow() {
    if (is_still_coming()) {
        if (!m_own_layers_before) {
            m_map.camera().show_initial_view(m_map.options());
        } else if (own_layers() > *m_own_layers_before) {
            m_map.camera().show_everything();
        }
        m_has_view = true;
    }
    m_fit_pending = m_fit_pending && m_map.is_loading();
    if (!m_map.is_loading() && !m_map.initial_selection().empty() && !m_has_selected) {
        select_initially();
    }
}

void LoadView::show_first_view() {
    if (!m_has_view) {
        m_map.camera().show_initial_view(m_map.options());
    }
}

std::size_t LoadView::own_layers() const {
    auto const& layers = m_map.document().layers();
    return static_cast<std::size_t>(std::count_if(
        layers.begin(), layers.end(), [](Layer const& one) { return one.group == LayerGroup::own; }));
}

void LoadView::select_initially() {
    m_has_selected = true;
    std::string const& wanted = m_map.initial_selection();
    if (auto const feature = m_map.document().find_feature(wanted)) {
        m_map.camera().show_initial_view(m_map.options());
        m_map.selector().select(*feature);
    } else {
        m_map.messages().fail(said(Word::no_feature, m_map.selector().locale(), wanted));
    }
}

}  // namespace gatepost
