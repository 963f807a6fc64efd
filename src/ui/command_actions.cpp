#include "ui/command_actions.hpp"

#include "base/folding.hpp"
#include "geo/written_place.hpp"
#include "map/legend.hpp"
#include "map/map_file.hpp"
#include "ui/keymap.hpp"
#include "ui/long_text.hpp"
#include "words/locale_format.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace gatepost {

namespace {

class ActionList {
  public:
    explicit ActionList(PanelContext const& context) : m_context(context) {}

    template <class... Values>
    void add(Word word, std::string keys, Command command, Values const&... values) {
        m_actions.push_back({std::string{m_context.say(word, values...)},
                             std::string{said(word, Locale::english, values...)}, std::move(keys),
                             std::move(command)});
    }
    void add(Action action) { m_actions.push_back(std::move(action)); }
    [[nodiscard]] std::vector<Action>& actions() { return m_actions; }

  private:
    PanelContext const& m_context;
    std::vector<Action> m_actions;
};

void add_undo(PanelContext const& context, ActionList& list) {
    if (!context.model.undo_text.empty()) {
        list.add(Word::undo_what, keys_for(Word::undo), Undo{}, context.model.undo_text);
    }
    if (!context.model.redo_text.empty()) {
        list.add(Word::redo_what, keys_for(Word::redo), Redo{}, context.model.redo_text);
    }
}

/// Languages of the interface and of names.
void add_languages(PanelContext const& context, ActionList& list) {
    for (std::size_t i = 0; i < locale_names.size(); ++i) {
        auto const locale = static_cast<Locale>(i);
        if (locale != context.model.locale) {
            list.add(Word::interface_language, "", ChangeLocale{locale}, std::string{locale_names[i]});
        }
    }
    auto const& chosen = context.model.chosen_languages;
    for (std::size_t i = 0; i < locale_names.size(); ++i) {
        LanguageChain const chain = names_in(static_cast<Locale>(i));
        list.add(Word::names_language, chosen == chain ? "✓" : "", SetLanguages{chain},
                 std::string{locale_names[i]});
    }
    list.add(Word::names_language, chosen ? "" : "✓", SetLanguages{std::nullopt},
             std::string{context.say(Word::as_interface)});
}

void add_general(PanelContext const& context, ActionList& list) {
    add_undo(context, list);
    for (KeyBinding const& one : keymap()) {
        bool const is_undo = one.title == Word::undo || one.title == Word::redo;  // named above
        if (one.is_listed && one.title != Word::quit && !is_undo) {
            list.add(one.title, one.keys, one.command);
        }
    }
    for (std::string const& path : context.model.recent_maps) {
        list.add(Word::recent_map, "", OpenFile{path}, path);
    }
    for (Tour const& tour : context.model.tours.all()) {
        std::string const title = text_in(tour.title, context.model.locale);
        list.add({context.say(Word::start_tour, title),
                  said(Word::start_tour, Locale::english, text_in(tour.title, Locale::english)), "",
                  TourCommand{OpenTour{tour.name}}});
    }
    list.add(Word::new_tour, "", TourCommand{NewTour{}});
    for (PinnedCardModel const& pinned : context.model.pinned) {
        std::string const name = one_line(best_text(pinned.card.names, context.model.languages));
        list.add({std::string(context.say(Word::unpin_card)) + ": " + name,
                  std::string(said(Word::unpin_card, Locale::english)) + ": " + name, "",
                  UnpinCard{pinned.feature}});
    }
    if (context.model.popup) {
        list.add(Word::close_card, keys_for(Word::close_topmost), ClosePopup{});
    }
    Theme const theme = context.model.document->theme();
    for (auto const& [other, word] : {std::pair{Theme::light, Word::theme_light},
                                      {Theme::dark, Word::theme_dark},
                                      {Theme::print, Word::theme_print}}) {
        if (other != theme) {
            list.add(word, "", SetTheme{other});
        }
    }
    add_languages(context, list);
    list.add(Word::reduce_motion, context.model.has_reduced_motion ? "✓" : "",
             SetReducedMotion{!context.model.has_reduced_motion});
    list.add(Word::quit, keys_for(Word::quit), Quit{});
}

/// "Hide towns · villages", for each class that the legend lists.
void add_classes(PanelContext const& context, Layer const& layer, ActionList& list) {
    auto const title = [&](std::size_t style_class, Locale locale) {
        return one_line(layer_title(layer, locale) + " · " + class_title(layer, style_class, locale));
    };
    for (std::size_t const style_class : legend_classes(layer)) {
        bool const is_on = layer.style.classes[style_class].is_on;
        list.add({context.say(Word::toggle_layer, title(style_class, context.model.locale)),
                  said(Word::toggle_layer, Locale::english, title(style_class, Locale::english)),
                  is_on ? "✓" : "", SetClassOn{layer.id, style_class, !is_on}});
    }
}

/// What its menu does to a layer: its place among the others of its group, and a person's own in colours.
void add_arrangement(PanelContext const& context, std::size_t place, ActionList& list) {
    auto const& layers = context.model.document->layers();
    Layer const& layer = layers[place];
    auto const named = [&](Word word) {
        return std::pair{
            std::string{context.say(word)} + ": " + one_line(layer_title(layer, context.model.locale)),
            std::string{said(word, Locale::english)} + ": " + one_line(layer_title(layer, Locale::english))};
    };
    auto const add_move = [&](Word word, std::size_t other) {
        if (other < layers.size() && layers[other].group == layer.group) {
            auto const [title, english] = named(word);
            list.add({title, english, "", MoveLayer{layer.id, layers[other].id}});
        }
    };
    add_move(Word::move_up, place + 1);
    add_move(Word::move_down, place - 1);  // wraps round to no layer
    if (layer.group == LayerGroup::own) {
        for (std::string const& field : layer.content->style_fields) {
            auto const [title, english] = named(Word::colour_by);
            list.add({title + " · " + one_line(field), english + " · " + one_line(field), "",
                      StyleByField{layer.id, {field}}});
        }
        auto const [title, english] = named(Word::remove_layer);
        list.add({title, english, "", RemoveLayer{layer.id, layer_title(layer, context.model.locale)}});
    }
}

void add_layers(PanelContext const& context, ActionList& list) {
    auto const& layers = context.model.document->layers();
    for (std::size_t i = layers.size(); i-- > 0;) {
        Layer const& layer = layers[i];
        std::string const title = one_line(layer_title(layer, context.model.locale));
        std::string const english = one_line(layer_title(layer, Locale::english));
        auto const add = [&](Word word, Command command) {
            list.add(
                {context.say(word, title), said(word, Locale::english, english), "", std::move(command)});
        };
        add(Word::toggle_layer, SetVisible{layer.id, !layer.is_visible});
        list.add({std::string(context.say(Word::zoom_to_layer)) + ": " + title,
                  std::string(said(Word::zoom_to_layer, Locale::english)) + ": " + english, "",
                  ZoomToLayer{layer.id}});
        add_classes(context, layer, list);
        add_arrangement(context, i, list);
        add(Word::table_of, OpenTable{layer.id});
        add(Word::filter_of, OpenFilterForm{layer.id});
        if (layer.group != LayerGroup::background && !layer.style.has_feature_styles()) {
            add(Word::style_of, OpenStyleForm{layer.id});
        }
    }
}

/// What was typed may itself be a place, a file or a CRS.
void add_typed(PanelContext const& context, std::string const& typed, ActionList& list) {
    if (auto const lonlat = parse_place(typed)) {
        list.add(Word::go_to, "", GoTo{*lonlat}, lonlat_in(lonlat->x, lonlat->y, context.model.locale));
    }
    if (typed.starts_with('/') || typed.starts_with("~/") || typed.starts_with("./")) {
        if (context.typed.command_finds) {
            list.add(Word::take_source_from, "", FindSource{*context.typed.command_finds, typed}, typed);
        }
        if (typed.ends_with(map_file_ending)) {
            list.add(Word::save_map_into, "", SaveMap{typed}, typed);
        }
        list.add(Word::open_file, "", OpenFile{typed}, typed);
    }
    std::string const code = folded(typed);
    if (code.starts_with("epsg:") || code.starts_with("+proj")) {
        list.add(Word::change_crs, "", SetMapCrs{typed}, typed);
    }
}

/// A feature as something to choose: it is shown, with its card.
Action action_of(PanelContext const& context, SearchResult const& found) {
    Action action{found.title, found.title, date_in(found.date, context.model.locale), found.command};
    Layer const& layer = context.model.document->layer(found.ref->layer);
    action.swatch = swatch_of(context, layer.id, (*layer.class_of_feature)[found.ref->feature]);
    action.note = found.layer_title;
    if (!found.matched.empty() && folded(found.matched) != folded(found.title)) {
        action.note += " · " + found.matched;
    }
    return action;
}

/// 0 where a title begins with what was typed, 1 where one of its words does, else 2: what a person means
/// comes first.
int rank_of(Action const& action, std::string const& typed) {
    std::string const begun = folded(typed);
    int rank = 2;
    for (std::string const& title : {action.title, action.english}) {
        std::string const text = folded(title);
        rank = std::min(rank, text.starts_with(begun)                       ? 0
                              : text.find(' ' + begun) != std::string::npos ? 1
                                                                            : 2);
    }
    return rank;
}

constexpr std::size_t few_features = 8;  // where commands follow

struct FoundFeatures {
    std::vector<Action> actions;
    bool come_first = false;  ///< what was typed begins a word of theirs
    bool has_more = false;
};

FoundFeatures found_features(PanelContext const& context, std::string const& typed) {
    FoundFeatures found;
    auto const& search = context.model.search;
    if (!search || search->typed != typed) {
        return found;
    }
    for (SearchResult const& one : search->results) {
        if (one.ref && context.model.document->has_feature(*one.ref)) {
            found.come_first = found.come_first || one.match <= NameMatch::word;
            found.actions.push_back(action_of(context, one));
        }
    }
    constexpr std::size_t most_listed = 5000;
    found.has_more = search->results.size() >= search->most && search->most < most_listed;
    return found;
}

/// Few of them at first, where commands follow; what else can be done with them stands below.
void shorten(PanelContext const& context, std::string const& typed, FoundFeatures& found, bool has_commands) {
    bool const is_short = has_commands && found.come_first && !context.typed.has_all_found;
    if (found.actions.empty()) {
        return;
    }
    found.actions.front().heading = context.say(Word::found_features);
    bool const is_cut = is_short && found.actions.size() > few_features;
    if (is_cut) {
        found.actions.resize(few_features);
        found.has_more = false;  // they come when all are asked for
    }
    if (is_cut) {
        Action more{context.say(Word::more_found), {}, "", FindText{typed, 60}};
        more.stays_open = true;
        found.actions.push_back(std::move(more));
    }
    found.actions.push_back({context.say(Word::show_only_found), {}, "", ShowOnlyFound{typed}});
}

}  // namespace

CommandMatches matching_actions(PanelContext const& context, std::string const& typed) {
    ActionList found(context);
    add_typed(context, typed, found);
    std::size_t const typed_actions = found.actions().size();
    ActionList list(context);
    add_general(context, list);
    add_layers(context, list);
    CommandMatches matches;
    matches.all = typed_actions + list.actions().size();
    std::vector<Action> commands;
    for (Action& action : list.actions()) {
        if (has_words_of(action.title, typed) || has_words_of(action.english, typed)) {
            commands.push_back(std::move(action));
        }
    }
    FoundFeatures features;
    if (!typed.empty()) {
        std::stable_sort(commands.begin(), commands.end(), [&](Action const& a, Action const& b) {
            return rank_of(a, typed) < rank_of(b, typed);
        });
        features = found_features(context, typed);
        shorten(context, typed, features, !commands.empty());
    }
    if (!commands.empty() && !features.actions.empty()) {
        commands.front().heading = context.say(Word::found_actions);
    }
    matches.commands = typed_actions + commands.size();
    matches.has_more = features.has_more;
    matches.actions = std::move(found.actions());
    auto const append = [&](std::vector<Action>& actions) {
        matches.actions.insert(matches.actions.end(), std::make_move_iterator(actions.begin()),
                               std::make_move_iterator(actions.end()));
    };
    append(features.come_first ? features.actions : commands);
    append(features.come_first ? commands : features.actions);
    return matches;
}

}  // namespace gatepost
