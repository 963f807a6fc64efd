#include "app/command_applier.hpp"

#include "app/link_opener.hpp"
#include "app/map_files.hpp"
#include "base/boundary.hpp"
#include "base/log.hpp"
#include "base/overloaded.hpp"
#include "base/path_completion.hpp"

#include <algorithm>
#include <filesystem>
#include <variant>

namespace gatepost {

namespace {

bool is_same_file(std::string const& a, std::string const& b) {
    std::error_code failed;
    return a == b || std::filesystem::equivalent(a, b, failed);
}

/// Whether a layer of a person's own comes from the file.
bool is_open_already(MapState const& state, std::string const& path) {
    return std::any_of(state.layers.begin(), state.layers.end(), [&](LayerState const& layer) {
        return layer.group == LayerGroup::own && is_same_file(layer.source.path, path);
    });
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
                   [&](StepPopup const& c) { map.selector().step(c.step); },
                   [&](ClosePopup const&) { map.selector().close(); },
                   [&](OpenLink const& c) { open_address(c.address); },
                   [&](CopyText const& c) { copy_text(c); },
                   [&](PictureCommand const& c) { ask(m_parts.pictures.apply(c)); },
                   [&](FindText const& c) { m_parts.search.look_for(c); },
                   [&](ShowOnlyFound const& c) { m_parts.search.show_only(c.text); },
                   [&](TimelineCommand const& c) { m_parts.time.apply(c); },
                   [&](TourCommand const& c) { m_parts.tours.apply(c); },
                   [&](FitAll const&) { view.jump([&] { map.camera().show_everything(); }); },
                   [&](ToggleGraticule const&) { toggle_graticule(); },
                   [&](ZoomBy const& c) { zoom_by(c.levels); },
                   [&](PanBy const& c) { view.pan(c.px); },
                   [&](FindLayer const&) { m_wants_layer_search = true; },
                   [&](CloseTopmost const&) { close_topmost(); },
                   [&](ToggleLayerRow const& c) { toggle_layer_row(c.row); },
                   [&](StepView const& c) { view.step_history(c.step); },
                   [&](StyleByField const& c) { change_if(map.styling().by_field(c.layer, c.wanted)); },
                   [&](ResetStyle const& c) { change_map(map.styling().reset(c.layer)); },
                   [&](SetClassStyle const& c) {
                       change_map(map.styling().with_class_style(c.layer, c.style_class, c.style, c.names));
                   },
                   [&](SetPointLook const& c) { change_map(map.styling().with_points(c.layer, c.look)); },
                   [](OpenPanel const&) {},  // the interface sees to them itself
                   [&](CountValues const& c) { count_values(c); },
                   [&](OrderTable const& c) { order_table(c); },
                   [&](SaveStyle const& c) { save_style(c.layer); },
                   [&](OpenFile const& c) { open_file(c); },
                   [&](SetTextEncoding const& c) { set_text_encoding(c); },
                   [&](ChangeLocale const& c) { change_locale(c.locale); },
                   [&](SetReducedMotion const& c) { set_reduced_motion(c.is_reduced); },
                   [&](OpenCommandField const& c) { m_wanted_command_field = c; },
                   [&](FindSource const& c) { map.find_source(c.layer, path_of_person(c.path)); },
                   [&](SaveMap const& c) { save_map(c); },
                   [&](SaveMapAs const&) { ask_for_map_path(); },
                   [&](StepPane const& c) { m_pane_step = c.step; },
                   [&](Undo const&) { step_back(map.undo(), Word::nothing_to_undo); },
                   [&](Redo const&) { step_back(map.redo(), Word::nothing_to_redo); },
                   [&](Quit const& c) {
                       m_is_let_go = m_is_let_go || c.is_sure;
                       m_parts.window.close();
                   },
                   [&](Reload const& c) { reload(c); },
                   [&](RestoreMap const& c) { restore_map(c); },
                   [&](SetAsideMap const& c) { m_parts.autosave.set_aside(c.path); },
                   [&](ToggleFullScreen const&) { m_parts.window.toggle_full_screen(); },
                   [&](TogglePanels const&) { m_has_panels = !m_has_panels; },
                   [&](StepTextSize const& c) { step_text_size(c.step); },
                   [&](AnswerQuestion const& c) { answer(c); },
                   [&](auto const& c) { m_parts.places.apply(c); },  // whatever it has a word for
                   [&](DismissMessage const& c) { dismiss(c); },
               },
               command);
}

void CommandApplier::ask(std::optional<Question> question) {
    if (question) {
        m_questions.push_back(std::move(*question));
    }
}

void CommandApplier::zoom_by(double levels) {
    Viewport const& viewport = m_parts.map.camera().viewport();
    m_parts.view.zoom_by(levels, {viewport.width_px / 2, viewport.height_px / 2});
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
        m_parts.settings.has_graticule = state.furniture.graticule.value_or(false);
    }
}

void CommandApplier::toggle_graticule() {
    Furniture furniture = m_parts.map.model().state().furniture;
    furniture.graticule = !furniture.graticule.value_or(false);
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
    std::string const& path = m_parts.map.kept().path();
    std::error_code failed;
    m_wanted_command_field =
        OpenCommandField{path.empty() ? "~/map" + std::string{map_file_ending}
                                      : std::filesystem::absolute(path, failed).string()};
}

void CommandApplier::save_map(SaveMap const& asked) {
    KeptMap& kept = m_parts.map.kept();
    std::string const path = asked.path.empty() ? kept.path() : path_of_person(asked.path);
    if (path.empty()) {
        ask_for_map_path();
        return;
    }
    Locale const locale = m_parts.map.selector().locale();
    if (path == kept.path() && kept.is_changed_on_disk() && !asked.is_sure) {
        m_questions.push_back({said(Word::changed_on_disk, locale, path),
                               {{said(Word::save_as, locale), {SaveMapAs{}}},
                                {said(Word::overwrite, locale), {SaveMap{path, true}}},
                                {said(Word::cancel, locale), {}}}});
        return;
    }
    std::string const written = kept.save(path);
    m_parts.settings.note_map(written);
    say_saved(written);
}

std::string CommandApplier::map_name() const {
    std::string const& path = m_parts.map.kept().path();
    return path.empty() ? said(Word::untitled_map, m_parts.map.selector().locale())
                        : std::filesystem::path(path).filename().string();
}

/// A map without a file cannot be saved in one step: where to is asked first, and nothing else is done.
void CommandApplier::ask_about_changes(Command then) {
    Locale const locale = m_parts.map.selector().locale();
    bool const has_file = !m_parts.map.kept().path().empty();
    Question::Choice const save = has_file ? Question::Choice{said(Word::save, locale), {SaveMap{}, then}}
                                           : Question::Choice{said(Word::save_as, locale), {SaveMapAs{}}};
    m_questions.push_back(
        {has_file ? said(Word::save_changes, locale, map_name())
                  : std::string{said(Word::save_this_map, locale)},
         {save, {said(Word::do_not_save, locale), {std::move(then)}}, {said(Word::cancel, locale), {}}}});
}

bool CommandApplier::may_close() {
    if (m_is_let_go || !m_parts.map.kept().has_unsaved_changes()) {
        return true;
    }
    if (m_questions.empty()) {
        ask_about_changes(Quit{true});
    }
    return false;
}

/// Another map would take the place of changes that were not saved; a file that is open would lie beside its
/// twin: both are asked for.
void CommandApplier::open_file(OpenFile const& asked) {
    std::string const path = path_of_person(asked.path);
    Locale const locale = m_parts.map.selector().locale();
    bool const is_map = map_file_of(path).has_value();
    if (!asked.is_sure && is_map && m_parts.map.kept().has_unsaved_changes()) {
        ask_about_changes(OpenFile{path, true});
        return;
    }
    if (!asked.is_sure && !is_map && is_open_already(m_parts.map.model().state(), path)) {
        m_questions.push_back({said(Word::already_open, locale, path),
                               {{said(Word::reload, locale), {Reload{path}}},
                                {said(Word::add_again, locale), {OpenFile{path, true}}},
                                {said(Word::cancel, locale), {}}}});
        return;
    }
    if (is_map) {
        m_parts.tours.leave();
        leave_aside();
    }
    m_parts.open_files({path});
}

void CommandApplier::reload(Reload const& asked) {
    std::vector<LayerId> wanted;
    for (LayerState const& layer : m_parts.map.model().state().layers) {
        bool const is_it = asked.source.empty() || is_same_file(layer.source.path, asked.source);
        if (layer.group == LayerGroup::own && is_it) {
            wanted.push_back(layer.id);
        }
    }
    for (LayerId const layer : wanted) {
        m_parts.map.reread(layer, RereadLayers::Why::asked_for);
    }
}

void CommandApplier::restore_map(RestoreMap const& asked) {
    if (!asked.is_sure && m_parts.map.kept().has_unsaved_changes()) {
        ask_about_changes(RestoreMap{asked.path, true});
        return;
    }
    m_parts.tours.leave();
    leave_aside();
    Locale const locale = m_parts.map.selector().locale();
    if (!m_parts.autosave.adopt(asked.path)) {
        return;  // another window has it by now
    }
    m_parts.open_files({asked.path});
    m_parts.map.messages().say_done(said(Word::restored, locale));
}

void CommandApplier::offer_left_maps() {
    Locale const locale = m_parts.map.selector().locale();
    for (LeftMap const& left : m_parts.autosave.left_over()) {
        std::string const title =
            left.title.empty() ? std::string{said(Word::untitled_map, locale)} : left.title;
        m_parts.map.messages().offer(
            {MessageKind::doubt, said(Word::restore_offer, locale, title), 0,
             Message::Action{said(Word::restore_map, locale), RestoreMap{left.path.string()}},
             SetAsideMap{left.path.string()}});
        log_info("left map {}", left.path.string());
    }
}

void CommandApplier::leave_aside() {
    KeptMap& kept = m_parts.map.kept();
    if (kept.path().empty() && kept.has_unsaved_changes()) {
        m_parts.autosave.finish(kept, m_parts.map.model().chosen(), true);
    }
}

/// What an answer comes to ends where a further question comes up: "save" must not close the window before it
/// has been answered whether something else's changes may be overwritten.
void CommandApplier::answer(AnswerQuestion const& answer) {
    if (m_questions.empty()) {
        return;
    }
    Question const question = std::move(m_questions.front());
    m_questions.pop_front();
    std::size_t const waiting = m_questions.size();
    if (answer.choice >= question.choices.size()) {
        return;
    }
    for (Command const& command : question.choices[answer.choice].commands) {
        change(command);
        if (m_questions.size() > waiting) {
            return;
        }
    }
}

void CommandApplier::dismiss(DismissMessage const& asked) {
    auto const& shown = m_parts.map.messages().shown();
    if (asked.message >= shown.size()) {
        return;
    }
    auto const then = asked.is_done ? std::nullopt : shown[asked.message].when_dismissed;
    m_parts.map.messages().dismiss(asked.message);
    if (then) {
        change(*then);
    }
}

void CommandApplier::step_text_size(int step) {
    int const percent = step == 0 ? 100 : m_parts.settings.text_percent + 10 * step;
    m_parts.settings.text_percent = std::clamp(percent, least_text_percent, most_text_percent);
    m_parts.window.set_zoom(m_parts.settings.text_percent / 100.0);
    MessageLog& messages = m_parts.map.messages();
    if (!m_text_size_message.empty()) {
        messages.dismiss(m_text_size_message);
    }
    m_text_size_message =
        said(Word::text_size, m_parts.map.selector().locale(), m_parts.settings.text_percent);
    messages.say_done(m_text_size_message);
}

void CommandApplier::order_table(OrderTable const& asked) {
    Document const& document = m_parts.map.document();
    if (document.has_layer(asked.layer)) {
        Layer const& layer = document.layer(asked.layer);
        m_parts.map.table_rows().begin({layer.source.path, layer.table, asked.order, layer.mask, layer.world,
                                        document.map_plane(), asked.only_in_world, asked.ticket});
    }
}

void CommandApplier::count_values(CountValues const& asked) {
    if (m_parts.map.document().has_layer(asked.layer)) {
        Layer const& layer = m_parts.map.document().layer(asked.layer);
        m_parts.map.field_values().begin(layer.source.path, layer.table, asked.field);
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

void CommandApplier::open_address(std::string const& address) {
    if (!open_link(address)) {
        m_parts.map.messages().fail(said(Word::not_opened, m_parts.map.selector().locale(), address));
    }
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
    if (!m_questions.empty()) {
        m_questions.pop_front();
    } else if (m_parts.map.selector().current()) {
        m_parts.map.selector().close();
    } else if (m_parts.places.mark().is_set()) {
        m_parts.places.mark().clear();
    } else if (m_parts.tours.is_open()) {
        m_parts.tours.leave();
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
