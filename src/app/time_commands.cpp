#include "app/time_commands.hpp"

#include "base/clock.hpp"
#include "base/overloaded.hpp"
#include "map/legend.hpp"

namespace gatepost {

void TimeCommands::apply(TimelineCommand const& command) {
    auto const move = [&](std::optional<SetTime> const& moved) {
        if (moved) {
            m_map.change(*moved);
        }
    };
    std::visit(Overloaded{
                   [&](ShowTimes const& c) { m_timeline.show(c.shown); },
                   [&](ChooseTimeline const& c) { m_timeline.choose(c.choice); },
                   [&](SetTimeRange const& c) { move(m_timeline.in_mode(c.range)); },
                   [&](MoveTime const& c) {
                       m_timeline.play(false, 0);
                       move(m_timeline.moved(c.direction, c.to_event));
                   },
                   [&](PlayTime const& c) { m_timeline.play(c.is_playing, seconds_now()); },
                   [&](ToggleTimeline const&) {
                       m_settings.has_timeline = !m_settings.has_timeline;
                       m_timeline.play(false, 0);
                   },
               },
               command);
}

void TimeCommands::show_at_its_time(FeatureRef ref) {
    if (!m_map.document().has_feature(ref)) {
        return;
    }
    Layer const& layer = m_map.document().layer(ref.layer);
    TimeFilter const& now = m_map.model().state().time;
    if (!layer.is_hidden(ref.feature)) {
        return;
    }
    std::string const name = name_of(layer.table->row(ref.feature), m_map.selector().languages());
    if (layer.filter && layer.filter->passes[ref.feature] == 0) {
        m_map.messages().say_done(said(Word::filter_is_lifted, m_map.selector().locale(),
                                       layer_title(layer, m_map.selector().locale()), name));
        m_map.change(SetFilter{layer.id, {}});
        return show_at_its_time(ref);
    }
    if (!layer.times || layer.times->of(ref.feature).empty()) {
        return;
    }
    TimeFilter const moved{moved_to_show(now.range, layer.times->of(ref.feature)[0]), now.undated};
    m_map.messages().say_done(
        said(Word::time_is_moved, m_map.selector().locale(), time_range_for_people(moved.range), name));
    m_map.change(SetTime{moved});
}

}  // namespace gatepost
