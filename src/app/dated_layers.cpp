#include "app/dated_layers.hpp"

#include "base/boundary.hpp"
#include "base/log.hpp"
#include "base/message_line.hpp"

#include <fmt/format.h>

#include <utility>

namespace gatepost {

void DatedLayers::begin_missing() {
    auto const is_gone = [&](auto const& one) { return !m_model.document().has_layer(one.first); };
    std::erase_if(m_known, is_gone);  // it may come back
    std::erase_if(m_told, is_gone);
    for (Layer const& layer : m_model.document().layers()) {
        auto const known = m_known.find(layer.id);
        bool const is_new = known == m_known.end() || known->second.table != layer.table;
        bool const has_other_fields = !is_new && known->second.dates != layer.dates;
        if (!is_new && !has_other_fields) {
            continue;
        }
        m_known.insert_or_assign(layer.id, Known{layer.table, layer.dates});
        bool const is_read = is_new && layer.content->dates_read == layer.dates &&
                             (layer.content->times || !layer.table->attribute_file);
        if (is_read ||
            (!layer.dates && !layer.content->times && !may_have_dates(*layer.table, *layer.profile))) {
            continue;
        }
        auto work = [of = m_known[layer.id], profile = layer.profile,
                     title = layer.title](JobContext const& job) {
            Read read{of, nullptr, {}};
            auto const failure = failure_of(
                title, [&] { read.times = read_feature_times(*of.table, *profile, of.dates, job); });
            read.failure = failure.value_or("");
            return read;
        };
        m_jobs.begin(layer.id, m_workers.for_source(layer.source.path).pool, std::move(work));
    }
}

void DatedLayers::take(LayerId layer, Read read) {
    Document const& document = m_model.document();
    bool const is_wanted = document.has_layer(layer) && document.layer(layer).table == read.of.table &&
                           document.layer(layer).dates == read.of.dates;
    if (!read.failure.empty()) {
        m_messages.tell(read.failure);
    } else if (is_wanted) {
        LayerContent content = *document.layer(layer).content;
        content.times = std::move(read.times);
        content.dates_read = read.of.dates;
        log_info("layer {} has {} dates", document.layer(layer).name, content.times ? "its" : "no");
        m_model.put(layer, std::move(content));
        m_model.update();
    }
}

bool DatedLayers::poll() {
    auto done = m_jobs.take_done();
    for (auto& [layer, read] : done) {
        take(layer, std::move(read));
    }
    return !done.empty();
}

void DatedLayers::wait() {
    for (auto& [layer, read] : m_jobs.wait()) {
        take(layer, std::move(read));
    }
}

void DatedLayers::tell_doubts() {
    for (Layer const& layer : m_model.document().layers()) {
        auto const& times = layer.content->times;
        auto& told = m_told[layer.id];
        if (!times || std::exchange(told, times) == times) {
            continue;
        }
        if (times->misread() > 0) {
            m_messages.tell(fmt::format("{}: {} values of its dates are no dates, the first is '{}'",
                                        layer.title, times->misread(), message_line(times->first_misread())));
        }
        // It is no doubt: no other order is possible.
        if (times->guessed_order()) {
            m_messages.warn(fmt::format(
                "{}: its dates are read as {}, the only order in which all of them are dates", layer.title,
                date_order_names[static_cast<std::size_t>(*times->guessed_order())]));
        }
    }
}

}  // namespace gatepost
