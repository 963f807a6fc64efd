#include "ui/change_text.hpp"

#include "base/overloaded.hpp"
#include "map/legend.hpp"

namespace gatepost {

namespace {

std::string title_of(LayerId id, Document const& document, Locale locale) {
    return document.has_layer(id) ? layer_title(document.layer(id), locale) : std::string{};
}

std::string class_of(LayerId id, std::size_t style_class, Document const& document, Locale locale) {
    bool const is_there = document.has_layer(id) && style_class < document.layer(id).style.classes.size();
    return is_there ? class_title(document.layer(id), style_class, locale) : std::string{};
}

}  // namespace

std::string change_text(Change const& change, Document const& document, Locale locale) {
    auto const of_layer = [&](Word word, LayerId id) {
        return said(word, locale, title_of(id, document, locale));
    };
    auto const of_class = [&](Word word, LayerId id, std::size_t style_class) {
        return said(word, locale, class_of(id, style_class, document, locale));
    };
    return std::visit(
        Overloaded{
            [&](AddLayers const& c) {
                return said(Word::step_add, locale, c.layers.empty() ? "" : c.layers.front().title);
            },
            [&](RemoveLayer const& c) { return said(Word::step_remove, locale, c.title); },
            [&](MoveLayer const& c) { return of_layer(Word::step_move, c.layer); },
            [&](SetVisible const& c) {
                return of_layer(c.is_visible ? Word::step_show : Word::step_hide, c.layer);
            },
            [&](SetOpacity const& c) { return of_layer(Word::step_opacity, c.layer); },
            [&](SetClustered const& c) { return of_layer(Word::step_cluster, c.layer); },
            [&](SetStyle const& c) { return of_layer(Word::step_style, c.layer); },
            [&](ChangeStyle const& c) { return of_layer(Word::step_style, c.layer); },
            [&](SetClassOn const& c) {
                return of_class(c.is_on ? Word::step_show : Word::step_hide, c.layer, c.style_class);
            },
            [&](DimOthers const& c) { return of_class(Word::step_dim, c.layer, c.style_class); },
            [&](SetDates const& c) { return of_layer(Word::step_dates, c.layer); },
            [&](SetTimeless const& c) { return of_layer(Word::step_dates, c.layer); },
            [&](SetFilter const& c) {
                return of_layer(c.condition.empty() ? Word::step_unfilter : Word::step_filter, c.layer);
            },
            [&](SetMapCrs const&) { return std::string{said(Word::step_crs, locale)}; },
            [&](SetLanguages const&) { return std::string{said(Word::step_languages, locale)}; },
            [&](SetFurniture const&) { return std::string{said(Word::step_furniture, locale)}; },
            [&](SetTours const&) { return std::string{said(Word::undo_tour, locale)}; },
            [&](SetFilters const&) { return std::string{said(Word::undo_found, locale)}; },
            // Nobody undoes these.
            [](SetPinned const&) { return std::string{}; },
            [](SetSource const&) { return std::string{}; },
            [](SetTheme const&) { return std::string{}; },
            [](SetView const&) { return std::string{}; },
            [](SetTime const&) { return std::string{}; },
            [](SetPicture const&) { return std::string{}; },
        },
        change);
}

}  // namespace gatepost
