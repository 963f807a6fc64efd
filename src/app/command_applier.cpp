#include "app/command_applier.hpp"

#include "app/exporter.hpp"
#include "app/link_opener.hpp"
#include "base/boundary.hpp"
#include "base/log.hpp"
#include "base/overloaded.hpp"

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
        m_parts.map.messages().fail(*failure);
    }
}

void CommandApplier::change(Command const& command) {
    OpenMap& map = m_parts.map;
    ViewControl& view = m_parts.view;
    std::visit(Overloaded{
                   [&](Change const& c) { change_map(c); },
                   [&](ZoomToLayer const& c) { view.jump([&] { map.camera().show_layer(c.layer); }); },
                   [&](ShowFeature const& c) { show_feature(c.ref); },
                   [&](StepPopup const& c) { map.selector().step(c.step); },
                   [&](ClosePopup const&) { map.selector().close(); },
                   [&](OpenLink const& c) { open_address(c.address); },
                   [&](CopyText const& c) { copy_text(c); },
                   [&](ExportPicture const&) { export_view(); },
                   [&](FitAll const&) { view.jump([&] { map.camera().show_everything(); }); },
                   [&](ToggleGraticule const&) { toggle_graticule(); },
                   [&](ZoomBy const& c) {
                       Viewport const& viewport = map.camera().viewport();
                       view.zoom_by(c.levels, {viewport.width_px / 2, viewport.height_px / 2});
                   },
                   [&](PanBy const& c) { view.pan(c.px); },
                   [&](FindLayer const&) { m_wants_layer_search = true; },
                   [&](CloseTopmost const&) { close_topmost(); },
                   [&](ToggleLayerRow const& c) { toggle_layer_row(c.row); },
                   [&](StepView const& c) { view.step_history(c.step); },
                   [&](GoTo const& c) { view.go_to(c.lonlat); },
                   [&](StyleByField const& c) { change_if(map.styling().by_field(c.layer, c.field)); },
                   [&](ResetStyle const& c) { change_map(map.styling().reset(c.layer)); },
                   [&](SetClassStyle const& c) {
                       change_map(map.styling().with_class_style(c.layer, c.style_class, c.style, c.names));
                   },
                   [](OpenStyleForm const&) {},  // the interface sees to them itself
                   [](OpenTable const&) {},
                   [&](OrderTable const& c) { order_table(c); },
                   [&](SaveStyle const& c) { save_style(c.layer); },
                   [&](OpenFile const& c) { m_parts.open_files({path_of_person(c.path)}); },
                   [&](SetTextEncoding const& c) { set_text_encoding(c); },
                   [&](ChangeLocale const& c) { change_locale(c.locale); },
                   [&](SetReducedMotion const& c) { set_reduced_motion(c.is_reduced); },
                   [&](OpenCommandField const& c) { m_wanted_command_field = c; },
                   [&](FindSource const& c) { map.find_source(c.layer, path_of_person(c.path)); },
                   [&](SaveMap const& c) { save_map(c.path); },
                   [&](SaveMapAs const&) { ask_for_map_path(); },
                   [&](StepPane const& c) { m_pane_step = c.step; },
                   [&](Undo const&) { step_back(map.undo(), Word::nothing_to_undo); },
                   [&](Redo const&) { step_back(map.redo(), Word::nothing_to_redo); },
                   [&](Quit const&) { m_parts.window.close(); },
                   [&](PickAt const& c) { map.selector().open(map.camera().pick_at(c.screen)); },
                   [&](ChangeMapCrs const& c) { map.change(SetMapCrs{c.definition}); },
                   [&](DismissMessage const& c) { map.messages().dismiss(c.message); },
               },
               command);
}

void CommandApplier::change_if(std::optional<Change> const& change) {
    if (change) {
        change_map(*change);
    }
}

void CommandApplier::set_text_encoding(SetTextEncoding const& wanted) {
    SourceRef source = m_parts.map.document().layer(wanted.layer).source;
    source.encoding = wanted.encoding;
    m_parts.map.change(SetSource{wanted.layer, std::move(source)});
}

/// The theme and the graticule are also what a person finds again in the next window.
void CommandApplier::change_map(Change const& change) {
    m_parts.map.change(change);
    MapState const& state = m_parts.map.model().state();
    if (std::holds_alternative<SetTheme>(change)) {
        m_parts.settings.theme = state.theme;
        log_info("theme {}", theme_names[static_cast<std::size_t>(state.theme)]);
    } else if (std::holds_alternative<SetFurniture>(change)) {
        m_parts.settings.has_graticule = state.furniture.graticule;
    }
}

void CommandApplier::toggle_graticule() {
    Furniture furniture = m_parts.map.model().state().furniture;
    furniture.graticule = !furniture.graticule;
    change_map(SetFurniture{furniture});
}

void CommandApplier::change_locale(Locale locale) {
    m_parts.settings.locale = locale;
    m_parts.map.selector().set_locale(locale);
    log_info("interface in {}", locale_codes[static_cast<std::size_t>(locale)]);
}

void CommandApplier::set_reduced_motion(bool is_reduced) {
    m_parts.settings.has_reduced_motion = is_reduced;
    m_parts.view.set_reduced_motion(is_reduced);
}

/// Where the map was last kept, or a name to begin with.
void CommandApplier::ask_for_map_path() {
    std::string const& path = m_parts.map.path();
    std::error_code failed;
    m_wanted_command_field =
        OpenCommandField{path.empty() ? "~/map" + std::string{map_file_ending}
                                      : std::filesystem::absolute(path, failed).string()};
}

void CommandApplier::save_map(std::string const& path) {
    OpenMap& map = m_parts.map;
    if (path.empty() && map.path().empty()) {
        ask_for_map_path();
        return;
    }
    std::string const written = map.save(path.empty() ? map.path() : path_of_person(path));
    m_parts.settings.note_map(written);
    say_saved(written);
}

void CommandApplier::order_table(OrderTable const& asked) {
    Document const& document = m_parts.map.document();
    if (document.has_layer(asked.layer)) {
        Layer const& layer = document.layer(asked.layer);
        m_parts.map.table_rows().begin(layer.source.path, layer.table, asked.order);
    }
}

void CommandApplier::save_style(LayerId layer) {
    std::string const path = m_parts.map.styling().save(layer);
    say_saved(path);
}

void CommandApplier::copy_text(CopyText const& copied) {
    m_parts.window.copy_to_clipboard(copied.text);
    if (!copied.message.empty()) {
        m_parts.map.messages().say_done(copied.message);
    }
}

void CommandApplier::show_feature(FeatureRef ref) {
    m_parts.view.jump([&] { m_parts.map.camera().fly_to(ref); });
    m_parts.map.selector().select(ref);
}

void CommandApplier::open_address(std::string const& address) {
    if (!open_link(address)) {
        m_parts.map.messages().fail(said(Word::not_opened, m_parts.map.selector().locale(), address));
    }
}

void CommandApplier::export_view() {
    std::filesystem::path path;
    for (int n = 1; path.empty() || std::filesystem::exists(path); ++n) {
        path = std::filesystem::current_path() / fmt::format("gatepost-{}.png", n);
    }
    double const ratio = m_parts.window.pixel_ratio();
    PictureSize const size{m_parts.window.framebuffer_width_px(), m_parts.window.framebuffer_height_px(),
                           ratio, 96 * ratio};
    export_picture(m_parts.map, m_parts.scene, m_parts.interface, size, path.string());
    say_saved(path.string());
}

void CommandApplier::step_back(bool was_there, Word otherwise) {
    MessageLog& messages = m_parts.map.messages();
    std::string const text = said(otherwise, m_parts.map.selector().locale());
    messages.dismiss(text);
    if (!was_there) {
        messages.say_done(text);
    }
}

void CommandApplier::close_topmost() {
    if (m_parts.map.selector().current()) {
        m_parts.map.selector().close();
    } else if (!m_parts.map.messages().shown().empty()) {
        m_parts.map.messages().dismiss(m_parts.map.messages().shown().size() - 1);
    }
}

/// The panel counts from the top of the map, the document from the bottom.
void CommandApplier::toggle_layer_row(std::size_t row) {
    auto const& layers = m_parts.map.document().layers();
    if (row <= layers.size()) {
        Layer const& layer = layers[layers.size() - row];
        change_map(SetVisible{layer.id, !layer.is_visible});
    }
}

void CommandApplier::say_saved(std::string const& path) {
    m_parts.map.messages().say_done(said(Word::saved, m_parts.map.selector().locale(), path));
}

}  // namespace gatepost
