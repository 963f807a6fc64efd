// What jobs found out about layers that are on the map: looks, dates, filters, rows and values.
#include "app/open_map.hpp"

namespace gatepost {

bool OpenMap::take_styled() {
    LayerStyling::Ready const ready = m_styling.poll();
    for (Change const& styled : ready.changes) {
        change(styled);
    }
    return ready.has_any;
}

bool OpenMap::take_dates() {
    bool const has_any = m_dated_layers.poll();
    bool const is_filtered = !m_model.state().time.is_off();
    if (is_filtered || m_options.goes_through_time || !m_options.is_headless()) {
        m_dated_layers.begin_missing();
    }
    if (is_filtered && !is_loading()) {
        m_dated_layers.tell_doubts();
    }
    return has_any;
}

bool OpenMap::take_filtered() {
    bool const has_any = m_filtered_layers.poll();
    m_filtered_layers.begin_missing();
    return has_any;
}

bool OpenMap::take_field_values() {
    auto const failure = m_field_values.poll();
    if (failure && !failure->empty()) {
        m_messages.tell(*failure);
    }
    return failure.has_value();
}

bool OpenMap::take_table_rows() {
    auto const failure = m_table_rows.poll();
    if (failure && !failure->empty()) {
        m_messages.tell(*failure);
    }
    return failure.has_value();
}

}  // namespace gatepost
