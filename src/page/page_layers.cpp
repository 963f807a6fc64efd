#include "page/page_layers.hpp"

#include "map/arc_ends.hpp"
#include "map/cluster_points.hpp"
#include "map/legend.hpp"
#include "page/markup.hpp"
#include "page/page_styles.hpp"
#include "words/locale_format.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace gatepost {

namespace {

constexpr std::size_t most_bilingual_cards = 5000;  // of a layer that says nothing in other languages

/// Every language that any of the chains asks for, once.
LanguageChain all_of(PageChains const& chains) {
    LanguageChain all;
    for (LanguageChain const& chain : chains) {
        for (std::string const& language : chain) {
            if (std::find(all.begin(), all.end(), language) == all.end()) {
                all.push_back(language);
            }
        }
    }
    return all;
}

std::size_t vertices_of_shapes(PageLayer const& one) {
    GeometryColumn const& geometry = one.layer->world->geometry;
    return geometry.is_plain_points() ? 0 : geometry.vertices().size();
}

/// Whether lines or areas of a layer are seen, not only their names.
bool draws_shapes(LayerStyle const& style) {
    return std::any_of(style.classes.begin(), style.classes.end(), [](StyleClass const& one) {
        return one.fill.a > 0 || (one.line.a > 0 && one.line_px > 0) ||
               (one.line_casing.a > 0 && one.line_casing_px > 0);
    });
}

std::string_view group_name(LayerGroup group) {
    return group == LayerGroup::background ? "background"
           : group == LayerGroup::included ? "included"
                                           : "own";
}

/// A column of numbers of which many are 0 or as those before: run-length pairs, value and count.
void write_runs(PageJson& json, std::vector<std::size_t> const& values) {
    json.begin_array();
    for (std::size_t begin = 0; begin < values.size();) {
        std::size_t end = begin;
        while (end < values.size() && values[end] == values[begin]) {
            ++end;
        }
        json.number(values[begin]).number(end - begin);
        begin = end;
    }
    json.end_array();
}

}  // namespace

LayerWriter::LayerWriter(Document const& document, PageContents const& contents, PageDetail const& detail,
                         PageChains const& chains, PageLimits const& limits, Locale first)
    : m_document(document),
      m_contents(contents),
      m_detail(detail),
      m_limits(limits),
      m_first(first),
      m_all_languages(all_of(chains)),
      m_cards(document, contents, chains, m_strings, m_events) {}

void LayerWriter::write(PageJson& json) {
    json.begin_array();
    for (PageLayer const& one : m_contents.layers()) {
        write_layer(json, one);
    }
    json.end_array();
}

void LayerWriter::write_layer(PageJson& json, PageLayer const& one) {
    json.begin_object();
    write_head(json, *one.layer);
    json.key("count").number(one.features.size());
    json.key("classes");
    write_classes(json, *one.layer);
    json.key("labels");
    write_labels(json, *one.layer);
    write_legend(json, one);
    write_geometry(json, one);
    write_numbers(json, one);
    write_times(json, one);
    write_names(json, one);
    write_cards(json, one);
    json.end_object();
    if (one.features.size() < one.layer->table->size()) {
        note(Word::page_features_left, *one.layer, one.features.size(), one.layer->table->size());
    }
}

void LayerWriter::write_head(PageJson& json, Layer const& layer) {
    json.key("name").text(layer.name);
    json.key("group").text(group_name(layer.group));
    json.key("title").begin_array();
    for (Locale const locale : {Locale::english, Locale::vietnamese, Locale::chinese}) {
        json.text(layer_title(layer, locale));
    }
    json.end_array();
    json.key("opacity").number(layer.opacity);
    json.key("pickable").boolean(layer.style.is_pickable);
    json.key("clustered").boolean(is_clusterable(layer));
    json.key("oneBelow").number(layer.style.one_symbol_below_zoom);
    constexpr std::array<std::string_view, 5> drawings{"automatic", "dots", "density", "heat", "hexagons"};
    json.key("drawing").text(drawings.at(static_cast<std::size_t>(layer.style.points.drawing)));
    json.key("keptClear").boolean(layer.style.is_kept_clear);
}

void LayerWriter::write_legend(PageJson& json, PageLayer const& one) {
    Layer const& layer = *one.layer;
    std::vector<std::size_t> sizes(layer.style.classes.size(), 0);
    for (std::uint32_t const feature : one.features) {
        ++sizes[(*layer.class_of_feature)[feature]];
    }
    json.key("legend").begin_array();
    for (std::size_t const style_class : legend_classes(layer)) {
        json.begin_array().number(style_class).number(sizes[style_class]);
        for (Locale const locale : {Locale::english, Locale::vietnamese, Locale::chinese}) {
            json.number(m_strings.number_of(class_title(layer, style_class, locale)));
        }
        json.end_array();
    }
    json.end_array();
    json.key("typical").number(layer.style.typical_class());
}

PackedGeometry LayerWriter::packed_own(PageLayer const& one) const {
    CoordinateGrid const grid = m_detail.grid();
    std::size_t all = 0;
    for (PageLayer const& other : m_contents.layers()) {
        all += other.layer->group == LayerGroup::background ? 0 : vertices_of_shapes(other);
    }
    // Its share of what all such layers may have.
    double const share =
        static_cast<double>(vertices_of_shapes(one)) / static_cast<double>(std::max<std::size_t>(all, 1));
    auto const most = static_cast<std::size_t>(share * static_cast<double>(m_limits.vertices));
    double cell = std::max(1.0, std::floor(m_detail.finest_cell_world() / grid.step_world));
    PackedGeometry geometry;
    constexpr int most_tries = 24;
    for (int i = 0; i < most_tries; ++i) {
        geometry = packed(one.layer->world->geometry, one.features, grid, [cell](Point) { return cell; });
        if (geometry.vertices <= std::max(most, one.features.size())) {
            break;
        }
        cell *= 2;
    }
    return geometry;
}

void LayerWriter::write_geometry(PageJson& json, PageLayer const& one) {
    bool const is_background = one.layer->group == LayerGroup::background;
    CoordinateGrid const grid = !is_background                   ? m_detail.grid()
                                : one.layer->style.is_kept_clear ? m_detail.fine_background_grid()
                                                                 : m_detail.background_grid();
    PackedGeometry const geometry =
        is_background ? packed(
                            one.layer->world->geometry, one.features, grid,
                            [&, is_drawn = draws_shapes(one.layer->style)](Point p) {
                                return is_drawn ? m_detail.background_cell(p) : m_detail.name_area_cell(p);
                            },
                            TooSmall::is_left_out)
                      : packed_own(one);
    json.key("step").number(grid.step_world);
    json.key("geometry").text(base64(geometry.bytes));
}

void LayerWriter::write_numbers(PageJson& json, PageLayer const& one) {
    Layer const& layer = *one.layer;
    std::vector<std::size_t> numbers;
    for (std::uint32_t const feature : one.features) {
        numbers.push_back((*layer.class_of_feature)[feature]);
    }
    json.key("class");
    write_runs(json, numbers);
    if (AttributeColumn const* const ranks = layer.table->find("rank")) {
        json.key("rank").begin_array();
        for (std::uint32_t const feature : one.features) {
            json.number(ranks->number(feature).value_or(1));
        }
        json.end_array();
    }
    json.key("host").begin_array();
    for (std::size_t i = 0; i < one.features.size(); ++i) {
        auto const host = m_document.links().host_of({layer.id, one.features[i]});
        auto const place = host ? m_contents.find(*host) : std::nullopt;
        if (place) {
            json.number(i).number(place->layer).number(place->feature);
        }
    }
    json.end_array();
    json.key("arcs").begin_array();
    for (ArcEnds const& arc : arcs_of(layer)) {
        auto const place = m_contents.find({layer.id, arc.arc});
        if (!place) {
            continue;
        }
        json.begin_array().number(place->feature);
        for (auto const& end : arc.features) {
            auto const at = end ? m_contents.find({layer.id, *end}) : std::nullopt;
            at ? json.number(at->feature) : json.number(-1);
        }
        json.end_array();
    }
    json.end_array();
}

/// When its features were there: numbers of a feature and the four bounds of a span, in days where all are
/// whole ones, else in ms; null is the beginning of time, true its end. And which of them are places that
/// only have dates of what happened there.
void LayerWriter::write_times(PageJson& json, PageLayer const& one) {
    constexpr std::int64_t day_ms = 86'400'000;
    if (!one.layer->times || !one.layer->times->has_dates()) {
        return;
    }
    FeatureTimes const& times = *one.layer->times;
    auto const bounds = [](TimeSpan const& span) {
        return std::array{span.first_begin_ms, span.last_begin_ms, span.first_end_ms, span.last_end_ms};
    };
    auto const is_open = [](std::int64_t time_ms) {
        return time_ms == time_min_ms || time_ms == time_max_ms;
    };
    auto const is_whole = [&](std::int64_t time_ms) { return is_open(time_ms) || time_ms % day_ms == 0; };
    bool has_days = true;
    for (std::uint32_t const feature : one.features) {
        for (TimeSpan const& span : times.of(feature)) {
            auto const four = bounds(span);
            has_days = has_days && std::all_of(four.begin(), four.end(), is_whole);
        }
    }
    std::int64_t const unit_ms = has_days ? day_ms : 1;
    json.key("times").begin_object().key("unit").number(unit_ms).key("spans").begin_array();
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < one.features.size(); ++i) {
        auto const spans = times.of(one.features[i]);
        for (TimeSpan const& span : spans) {
            json.number(i);
            for (std::int64_t const bound_ms : bounds(span)) {
                is_open(bound_ms) ? json.raw(bound_ms == time_min_ms ? "null" : "true")
                                  : json.number(bound_ms / unit_ms);
            }
        }
        if (!spans.empty() && times.is_undated(one.features[i])) {
            places.push_back(i);
        }
    }
    json.end_array().key("places").begin_array();
    for (std::size_t const place : places) {
        json.number(place);
    }
    json.end_array().end_object();
}

void LayerWriter::write_names(PageJson& json, PageLayer const& one) {
    // One column a language; the last is for names of which nobody says the language, or another one.
    std::vector<std::vector<std::size_t>> columns(m_all_languages.size() + 1,
                                                  std::vector<std::size_t>(one.features.size(), 0));
    std::size_t row_number = 0;
    for (AttributeRow const& row : one.layer->table->rows(one.features)) {
        constexpr std::size_t most_name_bytes = 600;
        for (auto const& [language, name] :
             NameColumns(row.columns(), m_all_languages).names(row.index(), most_name_bytes)) {
            auto const at = std::find(m_all_languages.begin(), m_all_languages.end(), language);
            auto const column = static_cast<std::size_t>(at - m_all_languages.begin());
            if (columns[column][row_number] == 0) {
                columns[column][row_number] = m_strings.number_of(label_of_name(name));
            }
        }
        ++row_number;
    }
    json.key("names").begin_object();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        bool const is_empty =
            std::all_of(columns[i].begin(), columns[i].end(), [](std::size_t n) { return n == 0; });
        if (!is_empty) {
            json.key(i < m_all_languages.size() ? m_all_languages[i] : "");
            write_runs(json, columns[i]);
        }
    }
    json.end_object();
}

void LayerWriter::write_cards(PageJson& json, PageLayer const& one) {
    json.key("cards").begin_array();
    bool const speaks_languages =
        one.layer->profile != usual_profile() || one.features.size() <= most_bilingual_cards;
    std::size_t written = 0;
    std::size_t bytes = 0;
    for (std::uint32_t const feature : one.features) {
        if (!one.layer->style.is_pickable) {
            break;
        }
        if (m_strings.bytes() + m_events.bytes() + bytes > m_limits.card_bytes) {
            break;
        }
        std::string const card = m_cards.write({one.layer->id, feature}, speaks_languages, m_first);
        bytes += card.size();
        json.raw(card);
        ++written;
    }
    json.end_array();
    if (one.layer->style.is_pickable && written < one.features.size()) {
        note(Word::page_cards_left, *one.layer, written, one.features.size());
    }
}

void LayerWriter::note(Word word, Layer const& layer, std::size_t have, std::size_t of) {
    PageNote texts;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        auto const locale = static_cast<Locale>(i);
        texts[i] =
            said(word, locale, layer_title(layer, locale), number_in(static_cast<double>(have), locale),
                 number_in(static_cast<double>(of), locale));
    }
    m_notes.push_back(std::move(texts));
}

}  // namespace gatepost
