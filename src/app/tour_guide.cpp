#include "app/tour_guide.hpp"

#include "base/log.hpp"
#include "base/overloaded.hpp"
#include "words/words.hpp"

#include <algorithm>
#include <utility>

namespace gatepost {

template <class Edit>
void TourGuide::edit(Edit edit) {
    if (Tour const* const open = tour()) {
        Tour changed = *open;
        edit(changed);
        m_map.change(SetTours{with_tour(m_map.model().state().tours, std::move(changed))});
    }
}

void TourGuide::apply(TourCommand const& command) {
    Locale const locale = m_map.selector().locale();
    std::visit(Overloaded{
                   [&](OpenTour const& c) { open(c.name); },
                   [&](CloseTour const&) { leave(); },
                   [&](StepTour const& c) {
                       m_is_playing = false;
                       step(c.step);
                   },
                   [&](ShowTourStop const& c) {
                       m_is_playing = false;
                       show(c.stop);
                   },
                   [&](PlayTour const& c) { play(c.is_playing.value_or(!m_is_playing)); },
                   [&](SetTourSpeed const& c) { m_speed = std::clamp(c.speed, 0.1, 10.0); },
                   [&](EditTour const& c) {
                       m_is_edited = c.is_edited;
                       m_is_playing = false;
                   },
                   [&](NewTour const&) { make_new(); },
                   [&](AddStop const&) {
                       edit([&](Tour& tour) {
                           std::size_t const at = std::min(m_stop + 1, tour.stops.size());
                           tour.stops.insert(tour.stops.begin() + static_cast<std::ptrdiff_t>(at),
                                             stop_of(m_map, m_free_screen));
                           m_stop = at;
                       });
                   },
                   [&](RetakeStop const&) {
                       edit([&](Tour& tour) {
                           TourStop& stop = tour.stops[m_stop];
                           TourStop fresh = stop_of(m_map, m_free_screen);
                           fresh.title = stop.title;
                           fresh.text = stop.text;
                           fresh.written = stop.written;
                           stop = std::move(fresh);
                       });
                   },
                   [&](MoveStop const& c) { move_stop(c.step); },
                   [&](RemoveStop const&) { remove_stop(); },
                   [&](RemoveTour const&) {
                       Tours const others = without_tour(m_map.model().state().tours, m_name);
                       leave();
                       m_map.change(SetTours{others});
                   },
                   [&](WriteStop const& c) {
                       edit([&](Tour& tour) {
                           TourStop& stop = tour.stops[m_stop];
                           stop.title = c.title ? with_text_in(stop.title, *c.title, locale) : stop.title;
                           stop.text = c.text ? with_text_in(stop.text, *c.text, locale) : stop.text;
                       });
                   },
                   [&](TitleTour const& c) {
                       edit([&](Tour& tour) { tour.title = with_text_in(tour.title, c.title, locale); });
                   },
               },
               command);
}

void TourGuide::open(std::string const& name) {
    leave();
    Tour const* const wanted = m_map.model().state().tours.find(name);
    if (wanted == nullptr || wanted->stops.empty()) {
        return;
    }
    m_name = name;
    log_info("tour {}", name);
    show(0);
}

void TourGuide::make_new() {
    Tour fresh;
    fresh.stops.push_back(stop_of(m_map, m_free_screen));  // what is seen, at a stop of another tour too
    leave();
    Tours const& tours = m_map.model().state().tours;
    fresh.name = free_tour_name(tours);
    std::string const name = fresh.name;
    m_map.change(SetTours{with_tour(tours, std::move(fresh))});
    m_name = name;
    m_stop = 0;
    m_is_edited = true;
    log_info("tour {}", name);
}

void TourGuide::show(std::size_t stop) {
    Tour const* const open = tour();
    if (open == nullptr || stop >= open->stops.size()) {
        return;
    }
    TourStop const wanted = open->stops[stop];
    m_stop = stop;
    m_shown_s = 0;
    m_map.show_stop(change_to(wanted, m_map.model().chosen()));
    show_selection(wanted);
    if (wanted.view) {
        auto const view = viewport_of(*wanted.view, m_map.camera().viewport(), m_free_screen, m_map.model());
        if (view) {
            m_view.fly(*view);
        }
    }
    log_info("tour stop {}", stop + 1);
}

void TourGuide::show_selection(TourStop const& stop) {
    auto const ref =
        stop.selection.empty() ? std::nullopt : m_map.document().find_feature(stop.selection.front());
    if (ref) {
        m_map.selector().select(*ref);
    } else {
        m_map.selector().close();
    }
}

double TourGuide::time_for_stop_s() const {
    TourStop const& stop = tour()->stops[m_stop];
    Locale const locale = m_map.selector().locale();
    return reading_time_s(text_in(stop.title, locale), text_in(stop.text, locale)) / m_speed;
}

/// From the end it begins again.
void TourGuide::play(bool is_playing) {
    Tour const* const open = tour();
    m_is_playing = is_playing && open != nullptr;
    m_is_edited = m_is_edited && !m_is_playing;
    if (m_is_playing && m_stop + 1 == open->stops.size()) {
        show(0);
    }
    m_shown_s = m_now_s;
}

void TourGuide::step(int step) {
    if (Tour const* const open = tour()) {
        auto const last = static_cast<std::ptrdiff_t>(open->stops.size()) - 1;
        auto const next = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(m_stop) + step, 0, last);
        if (next != static_cast<std::ptrdiff_t>(m_stop)) {
            show(static_cast<std::size_t>(next));
        }
    }
}

bool TourGuide::follow(double now_s) {
    m_now_s = now_s;
    if (m_name.empty()) {
        return false;
    }
    Tour const* const open = tour();
    if (open == nullptr || open->stops.empty()) {  // it was undone, or another map was opened
        leave();
        return true;
    }
    m_stop = std::min(m_stop, open->stops.size() - 1);
    if (m_view.is_moving()) {
        return false;
    }
    if (m_shown_s == 0) {
        m_shown_s = now_s;
    }
    if (!m_is_playing || now_s - m_last_tick_s < tick_s) {
        return false;
    }
    m_last_tick_s = now_s;  // its progress is on screen
    if (now_s - m_shown_s >= time_for_stop_s()) {
        m_is_playing = m_stop + 1 < open->stops.size();
        step(1);
    }
    return true;
}

std::optional<double> TourGuide::due_in_s(double now_s) const {
    return m_is_playing ? std::optional{std::max(0.0, m_last_tick_s + tick_s - now_s)} : std::nullopt;
}

std::optional<TourModel> TourGuide::model() const {
    Tour const* const open = m_name.empty() ? nullptr : tour();
    if (open == nullptr || open->stops.empty()) {
        return std::nullopt;
    }
    TourModel model{m_map.model().state().tours,
                    m_name,
                    std::min(m_stop, open->stops.size() - 1),
                    m_is_playing,
                    m_speed,
                    m_is_edited,
                    0};
    if (m_is_playing && m_shown_s > 0) {
        model.waited = static_cast<float>(std::clamp((m_now_s - m_shown_s) / time_for_stop_s(), 0.0, 1.0));
    }
    return model;
}

void TourGuide::leave() {
    if (m_name.empty()) {
        return;
    }
    m_name.clear();
    m_is_playing = false;
    m_is_edited = false;
    m_map.end_stops();
    log_info("tour ended");
}

void TourGuide::move_stop(int step) {
    edit([&](Tour& tour) {
        auto const other = static_cast<std::ptrdiff_t>(m_stop) + step;
        if (other >= 0 && other < static_cast<std::ptrdiff_t>(tour.stops.size())) {
            std::swap(tour.stops[m_stop], tour.stops[static_cast<std::size_t>(other)]);
            m_stop = static_cast<std::size_t>(other);
        }
    });
}

/// The last one stays: a tour without stops is none.
void TourGuide::remove_stop() {
    Tour const* const open = tour();
    if (open == nullptr || open->stops.size() < 2) {
        return;
    }
    edit([&](Tour& tour) { tour.stops.erase(tour.stops.begin() + static_cast<std::ptrdiff_t>(m_stop)); });
    show(std::min(m_stop, tour()->stops.size() - 1));
}

}  // namespace gatepost
