#include "app/command_applier.hpp"

#include "app/link_opener.hpp"
#include "base/boundary.hpp"
#include "base/log.hpp"
#include "base/overloaded.hpp"
#include "base/whole_file.hpp"
#include "io/png_writer.hpp"

#include <cstdlib>
#include <filesystem>
#include <variant>

namespace gatepost {

namespace {

/// As a shell would take it.
std::string path_of_person(std::string const& path) {
    char const* const home = std::getenv("HOME");
    return path.starts_with("~/") && home != nullptr ? home + path.substr(1) : path;
}

}  // namespace

void CommandApplier::apply(Command const& command) {
    attempt([&] { change(command); });
}

void CommandApplier::attempt(std::function<void()> const& act) {
    if (auto const failure = failure_of("Gatepost", act)) {
        say(*failure);
    }
}

void CommandApplier::change(Command const& command) {
    Workspace& workspace = m_parts.workspace;
    ViewControl& view = m_parts.view;
    std::visit(Overloaded{
                   [&](Change const& c) { change_map(c); },
                   [&](ZoomToLayer const& c) { view.jump([&] { workspace.show_layer(c.layer); }); },
                   [&](ShowFeature const& c) { show_feature(c.ref); },
                   [&](StepPopup const& c) { workspace.step_selection(c.step); },
                   [&](ClosePopup const&) { workspace.close_selection(); },
                   [&](OpenLink const& c) { open_address(c.address); },
                   [&](CopyText const& c) { copy_text(c); },
                   [&](ExportPicture const&) { export_picture(); },
                   [&](FitAll const&) { view.jump([&] { workspace.show_everything(); }); },
                   [&](ToggleGraticule const&) { toggle_graticule(); },
                   [&](ZoomBy const& c) {
                       Viewport const& viewport = workspace.viewport();
                       view.zoom_by(c.levels, {viewport.width_px / 2, viewport.height_px / 2});
                   },
                   [&](PanBy const& c) { view.pan(c.px); },
                   [&](FindLayer const&) { m_wants_layer_search = true; },
                   [&](CloseTopmost const&) { close_topmost(); },
                   [&](ToggleLayerRow const& c) { toggle_layer_row(c.row); },
                   [&](StepView const& c) { view.step_history(c.step); },
                   [&](GoTo const& c) { view.go_to(c.lonlat); },
                   [&](StyleByField const& c) { workspace.style_by(c.layer, c.field); },
                   [&](ResetStyle const& c) { workspace.reset_style(c.layer); },
                   [&](SetClassStyle const& c) {
                       workspace.set_class_style(c.layer, c.style_class, c.style, c.names);
                   },
                   [](OpenStyleForm const&) {},  // the interface sees to them itself
                   [](OpenTable const&) {},
                   [&](OrderTable const& c) { order_table(c); },
                   [&](SaveStyle const& c) { save_style(c.layer); },
                   [&](OpenFile const& c) { m_parts.open_files({path_of_person(c.path)}); },
                   [&](SetTextEncoding const& c) { workspace.set_text_encoding(c.layer, c.encoding); },
                   [&](ChangeTongue const& c) { change_tongue(c.tongue); },
                   [&](SetReducedMotion const& c) { set_reduced_motion(c.is_reduced); },
                   [&](OpenCommandField const& c) { m_wanted_command_field = c; },
                   [&](FindSource const& c) { workspace.find_source(c.layer, path_of_person(c.path)); },
                   [&](SaveMap const& c) { save_map(c.path); },
                   [&](SaveMapAs const&) { ask_for_map_path(); },
                   [&](StepPane const& c) { m_pane_step = c.step; },
                   [&](Undo const&) { step_back(workspace.undo(), Word::nothing_to_undo); },
                   [&](Redo const&) { step_back(workspace.redo(), Word::nothing_to_redo); },
                   [&](Quit const&) { m_parts.window.close(); },
                   [&](PickAt const& c) { workspace.open(workspace.pick_at(c.screen)); },
                   [&](ChangeMapCrs const& c) { workspace.change_map_crs(c.definition); },
                   [&](DismissMessage const& c) { dismiss(c.message); },
               },
               command);
}

/// The theme and the graticule are also what a person finds again in the next window.
void CommandApplier::change_map(Change const& change) {
    m_parts.workspace.change(change);
    MapState const& state = m_parts.workspace.state();
    if (std::holds_alternative<SetTheme>(change)) {
        m_parts.settings.theme = state.theme;
        log_info("theme {}", theme_names[static_cast<std::size_t>(state.theme)]);
    } else if (std::holds_alternative<SetFurniture>(change)) {
        m_parts.settings.has_graticule = state.furniture.graticule;
    }
}

void CommandApplier::toggle_graticule() {
    Furniture furniture = m_parts.workspace.state().furniture;
    furniture.graticule = !furniture.graticule;
    change_map(SetFurniture{furniture});
}

void CommandApplier::change_tongue(Tongue tongue) {
    m_parts.settings.tongue = tongue;
    m_parts.workspace.set_tongue(tongue);
    log_info("interface in {}", tongue_codes[static_cast<std::size_t>(tongue)]);
}

void CommandApplier::set_reduced_motion(bool is_reduced) {
    m_parts.settings.has_reduced_motion = is_reduced;
    m_parts.view.set_reduced_motion(is_reduced);
}

/// Where the map was last kept, or a name to begin with.
void CommandApplier::ask_for_map_path() {
    std::string const& path = m_parts.workspace.map_path();
    std::error_code failed;
    m_wanted_command_field =
        OpenCommandField{path.empty() ? "~/map" + std::string{map_file_ending}
                                      : std::filesystem::absolute(path, failed).string()};
}

void CommandApplier::save_map(std::string const& path) {
    Workspace& workspace = m_parts.workspace;
    if (path.empty() && workspace.map_path().empty()) {
        ask_for_map_path();
        return;
    }
    std::string const written =
        workspace.save_map(path.empty() ? workspace.map_path() : path_of_person(path));
    m_parts.settings.note_map(written);
    workspace.messages().push_back(said(Word::saved, workspace.tongue(), written));
}

void CommandApplier::order_table(OrderTable const& asked) {
    Document const& document = m_parts.workspace.document();
    if (document.has_layer(asked.layer)) {
        Layer const& layer = document.layer(asked.layer);
        m_parts.workspace.table_rows().begin(layer.source.path, layer.table, asked.order);
    }
}

void CommandApplier::save_style(LayerId layer) {
    std::string const path = m_parts.workspace.save_style(layer);
    m_parts.workspace.messages().push_back(said(Word::saved, m_parts.workspace.tongue(), path));
}

void CommandApplier::copy_text(CopyText const& copied) {
    m_parts.window.copy_to_clipboard(copied.text);
    if (!copied.message.empty()) {
        m_parts.workspace.messages().push_back(copied.message);
    }
}

void CommandApplier::show_feature(FeatureRef ref) {
    m_parts.view.jump([&] { m_parts.workspace.fly_to(ref); });
    m_parts.workspace.select(ref);
}

void CommandApplier::open_address(std::string const& address) {
    if (!open_link(address)) {
        say(said(Word::not_opened, m_parts.workspace.tongue(), address));
    }
}

void CommandApplier::export_picture() {
    std::filesystem::path path;
    for (int n = 1; path.empty() || std::filesystem::exists(path); ++n) {
        path = std::filesystem::current_path() / fmt::format("gatepost-{}.png", n);
    }
    double const ratio = m_parts.window.pixel_ratio();
    Image const image =
        m_parts.scene.render_picture(m_parts.interface, ratio, m_parts.window.framebuffer_width_px(),
                                     m_parts.window.framebuffer_height_px());
    write_file(path,
               encode_png(image, {96 * ratio,
                                  {{"Software", "Gatepost"}, {"Copyright", m_parts.workspace.credits()}}}));
    log_info("exported {}", path.string());
    m_parts.workspace.messages().push_back(said(Word::saved, m_parts.workspace.tongue(), path.string()));
}

void CommandApplier::step_back(bool was_there, Word otherwise) {
    auto& messages = m_parts.workspace.messages();
    std::string const text = said(otherwise, m_parts.workspace.tongue());
    std::erase(messages, text);
    if (!was_there) {
        messages.push_back(text);
    }
}

void CommandApplier::close_topmost() {
    if (m_parts.workspace.selection()) {
        m_parts.workspace.close_selection();
    } else if (!m_parts.workspace.messages().empty()) {
        m_parts.workspace.messages().pop_back();
    }
}

/// The panel counts from the top of the map, the document from the bottom.
void CommandApplier::toggle_layer_row(std::size_t row) {
    auto const& layers = m_parts.workspace.document().layers();
    if (row <= layers.size()) {
        Layer const& layer = layers[layers.size() - row];
        change_map(SetVisible{layer.id, !layer.is_visible});
    }
}

void CommandApplier::dismiss(std::size_t message) {
    auto& messages = m_parts.workspace.messages();
    if (message < messages.size()) {
        messages.erase(messages.begin() + static_cast<std::ptrdiff_t>(message));
    }
}

void CommandApplier::say(std::string const& message) {
    log_error("{}", message);
    m_parts.workspace.messages().push_back(message);
}

}  // namespace gatepost
