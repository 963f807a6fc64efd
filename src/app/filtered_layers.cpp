#include "app/filtered_layers.hpp"

#include "base/boundary.hpp"
#include "base/log.hpp"
#include "base/message_line.hpp"

#include <fmt/format.h>

#include <utility>

namespace gatepost {

void FilteredLayers::begin_missing() {
    std::erase_if(m_known, [&](auto const& one) { return !m_model.document().has_layer(one.first); });
    for (Layer const& layer : m_model.document().layers()) {
        if (layer.condition.empty()) {
            m_known.erase(layer.id);
            m_told.erase(layer.id);
            continue;
        }
        Known wanted{layer.table, layer.condition};
        auto const known = m_known.find(layer.id);
        if (known != m_known.end() && known->second == wanted) {
            continue;
        }
        m_known.insert_or_assign(layer.id, wanted);
        if (auto const& there = layer.content->filter; there && there->condition == layer.condition) {
            tell_unknown(layer, *there);  // it came with the layer
            continue;
        }
        auto work = [of = std::move(wanted), title = layer.title](JobContext const& job) {
            Read read{of, nullptr, {}};
            auto const failure =
                failure_of(title, [&] { read.filter = filtered(*of.table, of.condition, job); });
            read.failure = failure.value_or("");
            return read;
        };
        m_jobs.begin(layer.id, m_workers.for_source(layer.source.path).pool, std::move(work));
    }
}

void FilteredLayers::tell_unknown(Layer const& layer, FeatureFilter const& filter) {
    if (std::exchange(m_told[layer.id], filter.condition) == filter.condition) {
        return;  // it was read again
    }
    for (std::string const& field : filter.unknown_fields) {
        m_messages.tell(fmt::format("{}: its filter speaks of '{}', a field that it has not", layer.title,
                                    message_line(field)));
    }
}

void FilteredLayers::take(LayerId id, Read read) {
    Document const& document = m_model.document();
    if (!document.has_layer(id) || Known{document.layer(id).table, document.layer(id).condition} != read.of) {
        return;
    }
    Layer const& layer = document.layer(id);
    if (!read.failure.empty()) {
        m_messages.tell(read.failure);  // and all of it is shown
    } else {
        tell_unknown(layer, *read.filter);
        log_info("layer {} filtered by {}", layer.name, read.of.condition);
    }
    LayerContent content = *layer.content;
    content.filter = std::move(read.filter);
    m_model.put(id, std::move(content));
    m_model.update();
}

bool FilteredLayers::poll() {
    auto done = m_jobs.take_done();
    for (auto& [layer, read] : done) {
        take(layer, std::move(read));
    }
    return !done.empty();
}

void FilteredLayers::wait() {
    for (auto& [layer, read] : m_jobs.wait()) {
        take(layer, std::move(read));
    }
}

}  // namespace gatepost
