#pragma once

#include "app/autosave.hpp"
#include "app/map_search.hpp"
#include "app/open_map.hpp"
#include "app/picture_commands.hpp"
#include "app/place_commands.hpp"
#include "app/scene.hpp"
#include "app/settings.hpp"
#include "app/time_commands.hpp"
#include "app/tour_guide.hpp"
#include "app/view_control.hpp"
#include "app/window.hpp"
#include "ui/command.hpp"
#include "ui/question.hpp"

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// The one place where what a person asked for changes something.
class CommandApplier {
  public:
    /// What commands change. All of it outlives the applier.
    struct Parts {
        OpenMap& map;
        Scene& scene;
        ViewControl& view;
        Window& window;
        Settings& settings;
        Autosave& autosave;
        PictureCommands& pictures;
        TimeCommands& time;
        MapSearch& search;
        PlaceCommands& places;
        TourGuide& tours;
        std::function<void(std::vector<std::string> const&)> open_files;
    };
    explicit CommandApplier(Parts parts) : m_parts(std::move(parts)) {}

    /// Failures are shown and logged, not thrown.
    void apply(Command const& command);
    /// Does something that may fail: the message is shown and logged, the rest goes on.
    void attempt(std::function<void()> const& act);
    /// The command field as somebody asked for it since the last call; none: nobody did.
    [[nodiscard]] std::optional<OpenCommandField> take_command_field_request() {
        return std::exchange(m_wanted_command_field, std::nullopt);
    }
    /// Whether the field that finds layers was asked for since the last call.
    [[nodiscard]] bool take_layer_search_request() { return std::exchange(m_wants_layer_search, false); }
    /// What a person has to answer before anything else; none: nothing.
    [[nodiscard]] std::optional<Question> question() const {
        return m_questions.empty() ? std::nullopt : std::optional{m_questions.front()};
    }
    /// The window is to be closed: true if it may be, else that is asked for.
    [[nodiscard]] bool may_close();
    /// Whether a person said that what is not saved may go.
    [[nodiscard]] bool is_let_go() const { return m_is_let_go; }
    [[nodiscard]] bool has_panels() const { return m_has_panels; }
    /// Offers maps that windows which are gone have left.
    void offer_left_maps();
    /// Where the keyboard was sent since the last call: to the next pane, or the one before.
    [[nodiscard]] int take_pane_step() { return std::exchange(m_pane_step, 0); }

  private:
    void change(Command const& command);
    void ask(std::optional<Question> question);
    void toggle_graticule();
    /// About the middle of the view.
    void zoom_by(double levels);
    void change_map(Change const& change);
    void change_if(std::optional<Change> const& change);
    void set_text_encoding(SetTextEncoding const& wanted);
    void change_locale(Locale locale);
    void set_reduced_motion(bool is_reduced);
    void order_table(OrderTable const& asked);
    void count_values(CountValues const& asked);
    void save_style(LayerId layer);
    void save_map(SaveMap const& asked);
    void open_file(OpenFile const& asked);
    void reload(Reload const& asked);
    void restore_map(RestoreMap const& asked);
    void answer(AnswerQuestion const& answer);
    /// A map without a file whose changes a person lets go of is offered by the next window.
    void leave_aside();
    void dismiss(DismissMessage const& asked);
    void step_text_size(int step);
    [[nodiscard]] std::string map_name() const;
    /// Asks whether to save before `then`.
    void ask_about_changes(Command then);
    void ask_for_map_path();
    void copy_text(CopyText const& copied);
    void open_address(std::string const& address);
    void say_saved(std::string const& path);
    /// Says where there was nothing to be taken back or done again.
    void step_back(bool was_there, Word otherwise);
    void close_topmost();
    void toggle_layer_row(std::size_t row);

    Parts m_parts;
    std::optional<OpenCommandField> m_wanted_command_field;
    std::deque<Question> m_questions;  ///< asked one after the other
    std::string m_text_size_message;
    bool m_is_let_go = false;
    bool m_has_panels = true;
    int m_pane_step = 0;
    bool m_wants_layer_search = false;
};

}  // namespace gatepost
