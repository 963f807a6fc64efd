#pragma once

#include "app/interface_host.hpp"
#include "app/open_map.hpp"
#include "app/scene.hpp"
#include "app/settings.hpp"
#include "app/view_control.hpp"
#include "app/window.hpp"
#include "ui/command.hpp"

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
        InterfaceHost& interface;
        Window& window;
        Settings& settings;
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
    /// Where the keyboard was sent since the last call: to the next pane, or the one before.
    [[nodiscard]] int take_pane_step() { return std::exchange(m_pane_step, 0); }

  private:
    void change(Command const& command);
    void toggle_graticule();
    void change_map(Change const& change);
    void change_if(std::optional<Change> const& change);
    void set_text_encoding(SetTextEncoding const& wanted);
    void change_locale(Locale locale);
    void set_reduced_motion(bool is_reduced);
    void order_table(OrderTable const& asked);
    void save_style(LayerId layer);
    void save_map(std::string const& path);
    void ask_for_map_path();
    void copy_text(CopyText const& copied);
    void show_feature(FeatureRef ref);
    void open_address(std::string const& address);
    void export_view();
    void say_saved(std::string const& path);
    /// Says where there was nothing to be taken back or done again.
    void step_back(bool was_there, Word otherwise);
    void close_topmost();
    void toggle_layer_row(std::size_t row);

    Parts m_parts;
    std::optional<OpenCommandField> m_wanted_command_field;
    int m_pane_step = 0;
    bool m_wants_layer_search = false;
};

}  // namespace gatepost
