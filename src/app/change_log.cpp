#include "app/change_log.hpp"

#include "base/log.hpp"
#include "map/legend.hpp"

namespace gatepost {

void log_change(Change const& change, Document const& document) {
    auto const name = [&](LayerId layer) {
        return document.has_layer(layer) ? document.layer(layer).name : std::string{};
    };
    if (auto const* const shown = std::get_if<SetVisible>(&change)) {
        log_info("layer {} {}", shown->is_visible ? "shown" : "hidden", name(shown->layer));
    } else if (auto const* const removed = std::get_if<RemoveLayer>(&change)) {
        log_info("layer {} removed", name(removed->layer));
    } else if (auto const* const on = std::get_if<SetClassOn>(&change)) {
        log_info("class {} {} {}", on->is_on ? "shown" : "hidden", name(on->layer),
                 class_title(document.layer(on->layer), on->style_class, Locale::english));
    } else if (auto const* const time = std::get_if<SetTime>(&change)) {
        log_info("time {}", time_range_text(time->time.range));
    }
}

}  // namespace gatepost
