#pragma once

#include "app/tour_view.hpp"
#include "app/view_control.hpp"
#include "ui/command.hpp"
#include "ui/tour_model.hpp"

#include <optional>
#include <string>

namespace gatepost {

/// Leads a person through the tours of a map, and lets them be made and changed. What a stop shows is no
/// change that anybody undoes; when the tour ends, time and layers are as they were before. Main thread only.
class TourGuide {
  public:
    /// Both outlive it.
    TourGuide(OpenMap& map, ViewControl& view) : m_map(map), m_view(view) {}

    void apply(TourCommand const& command);
    /// The part of the window that the map has for itself while a tour is open.
    void set_free_screen(Box const& free_screen) { m_free_screen = free_screen; }

    [[nodiscard]] bool is_open() const { return !m_name.empty(); }
    [[nodiscard]] std::string const& name() const { return m_name; }
    /// Goes on where the tour plays, and follows what becomes of it. True if something is another.
    bool follow(double now_s);
    /// When it wants to be called again; none: nothing is due.
    [[nodiscard]] std::optional<double> due_in_s(double now_s) const;
    /// The tour that is open; none: none is.
    [[nodiscard]] std::optional<TourModel> model() const;
    /// Ends the tour: time and layers are as before.
    void leave();

  private:
    /// That is open; it may be gone by now.
    [[nodiscard]] Tour const* tour() const { return m_map.model().state().tours.find(m_name); }
    [[nodiscard]] double time_for_stop_s() const;
    void open(std::string const& name);
    void show(std::size_t stop);
    void show_selection(TourStop const& stop);
    void play(bool is_playing);
    void step(int step);
    void make_new();
    /// Changes the tour that is open.
    template <class Edit>
    void edit(Edit edit);
    void move_stop(int step);
    void remove_stop();

    OpenMap& m_map;
    ViewControl& m_view;
    Box m_free_screen{0, 0, 1, 1};
    std::string m_name;  ///< of the tour that is open; empty: none is
    std::size_t m_stop = 0;
    bool m_is_playing = false;
    bool m_is_edited = false;
    double m_speed = 1;
    double m_shown_s = 0;  ///< when the stop came into view; 0: it is on its way
    double m_now_s = 0;
    double m_last_tick_s = 0;
    static constexpr double tick_s = 0.1;
};

}  // namespace gatepost
