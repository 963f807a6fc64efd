#include "app/map_search.hpp"

#include "base/boundary.hpp"
#include "base/folding.hpp"
#include "geo/written_place.hpp"
#include "map/events.hpp"
#include "map/feature_condition.hpp"
#include "map/feature_place.hpp"
#include "map/legend.hpp"
#include "table/table_order.hpp"
#include "ui/keymap.hpp"
#include "words/locale_format.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace gatepost {

namespace {

/// How a title that is no name of a feature was found; none: it was not.
std::optional<NameMatch> match_of(std::string const& title, SearchText const& typed) {
    NameIndex index;
    index.add(0, title, NameKind::name);
    auto const hits = index.find(typed, 1);
    bool const is_good = !hits.empty() && hits.front().match < NameMatch::typing_error;
    return is_good ? std::optional(hits.front().match) : std::nullopt;
}

/// The better of two texts for the same thing.
std::optional<NameMatch> best_match(std::string const& one, std::string const& other,
                                    SearchText const& typed) {
    auto const a = match_of(one, typed);
    auto const b = one == other ? a : match_of(other, typed);
    return !a ? b : !b ? a : std::min(*a, *b);
}

void add_commands(SearchText const& typed, Locale locale, std::vector<SearchResult>& results) {
    for (KeyBinding const& binding : keymap()) {
        auto const match =
            best_match(said(binding.title, locale), said(binding.title, Locale::english), typed);
        if (binding.is_listed && match) {
            SearchResult result;
            result.kind = SearchKind::command;
            result.match = *match;
            result.title = said(binding.title, locale);
            result.matched = result.title;
            result.command = binding.command;
            results.push_back(std::move(result));
        }
    }
}

/// What was typed may itself be a place, a CRS or a file.
void add_typed(std::string const& typed, Locale locale, std::vector<SearchResult>& results) {
    SearchResult result;
    result.match = NameMatch::exact_with_marks;
    result.matched = typed;
    if (auto const lonlat = parse_place(typed)) {
        result.kind = SearchKind::place;
        result.title = lonlat_in(lonlat->x, lonlat->y, locale);
        result.lonlat = lonlat;
        result.command = GoTo{*lonlat};
        results.push_back(result);
        result.lonlat.reset();
    }
    std::string const code = folded(typed);
    if (code.starts_with("epsg:") || code.starts_with("+proj")) {
        auto const failure = failure_of("crs", [&] { result.title = Crs::parse(typed).name(); });
        if (!failure) {
            result.kind = SearchKind::crs;
            result.command = SetMapCrs{typed};
            results.push_back(result);
        }
    }
    std::error_code failed;
    bool const is_path = typed.starts_with('/') || typed.starts_with("./") || typed.starts_with("~/");
    if (is_path && std::filesystem::exists(typed, failed)) {
        result.kind = SearchKind::file;
        result.title = typed;
        result.command = OpenFile{typed};
        results.push_back(result);
    }
}

}  // namespace

void MapSearch::prepare() {
    for (Layer const& layer : m_map.document().layers()) {
        auto& known = m_known[layer.id];
        if (known == layer.table || layer.is_preview) {
            continue;
        }
        known = layer.table;
        m_indexes.erase(layer.id);                     // its rows are those of another table
        m_fields[layer.id] = fields_of(*layer.table);  // once: of a large file they are read from the disk
        auto work = [table = layer.table, profile = layer.profile,
                     title = layer.title](JobContext const& job) {
            Made made{table, nullptr, {}};
            auto const failure =
                failure_of(title, [&] { made.index = make_name_index(*table, *profile, job); });
            made.failure = failure.value_or("");
            return made;
        };
        m_jobs.begin(layer.id, m_pool, std::move(work));
    }
}

void MapSearch::take(LayerId layer, Made made) {
    if (!made.failure.empty()) {
        m_map.messages().tell(made.failure);
    } else if (m_map.document().has_layer(layer) && m_map.document().layer(layer).table == made.table) {
        m_indexes.insert_or_assign(layer, std::move(made.index));
    }
}

bool MapSearch::poll() {
    auto done = m_jobs.take_done();
    for (auto& [layer, made] : done) {
        take(layer, std::move(made));
    }
    auto const is_gone = [&](auto const& one) { return !m_map.document().has_layer(one.first); };
    std::erase_if(m_indexes, is_gone);
    std::erase_if(m_known, is_gone);  // it may come back
    std::erase_if(m_fields, is_gone);
    if (!done.empty() && !m_typed.empty()) {
        search_again();
    }
    return !done.empty();
}

void MapSearch::wait() {
    for (auto& [layer, made] : m_jobs.wait()) {
        take(layer, std::move(made));
    }
}

void MapSearch::add_features(std::string const& typed, std::size_t most,
                             std::vector<SearchResult>& results) const {
    Document const& document = m_map.document();
    SearchText const text(typed);
    NameIndexes indexes = m_indexes;
    std::erase_if(indexes, [&](auto const& one) {
        auto const known = m_known.find(one.first);
        bool const is_there = document.has_layer(one.first) && known != m_known.end();
        return !is_there || document.layer(one.first).table != known->second;  // it was exchanged
    });
    Point const middle_world = m_map.camera().viewport().centre_world;
    for (FoundFeature const& found :
         find_features(document, indexes, text, middle_world, most, context_outside(m_pool))) {
        Layer const& layer = document.layer(found.ref.layer);
        AttributeRow const row = layer.table->row(found.ref.feature);
        SearchResult result;
        result.match = found.match;
        result.ref = found.ref;
        result.layer = layer.name;
        result.layer_title = layer_title(layer, m_map.selector().locale());
        result.id = row.id();
        result.title = label_of_name(name_of(row, m_map.selector().languages()));
        result.matched = matched_text(row, *layer.profile, text);
        for (Event const& event : story_of(row, *layer.profile).events) {
            if (event.is_own && result.date.empty()) {
                result.date = event.start;
            }
        }
        if (auto const anchor = layer.world ? anchor_of(document, found.ref) : std::nullopt) {
            result.lonlat = m_map.model().world_from_lonlat().inverse(*anchor);
        }
        result.command = ShowFeature{found.ref};
        results.push_back(std::move(result));
    }
}

void MapSearch::add_layers(std::string const& typed, std::vector<SearchResult>& results) const {
    SearchText const text(typed);
    Locale const locale = m_map.selector().locale();
    for (Layer const& layer : m_map.document().layers()) {
        SearchResult result;
        result.layer = layer.name;
        result.layer_title = layer_title(layer, locale);
        if (auto const match = best_match(result.layer_title, layer.name, text)) {
            result.kind = SearchKind::layer;
            result.match = *match;
            result.title = result.layer_title;
            result.matched = result.title;
            result.command = ZoomToLayer{layer.id};
            results.push_back(result);
        }
        auto const fields = m_fields.find(layer.id);
        for (std::string const& field :
             fields == m_fields.end() ? std::vector<std::string>{} : fields->second) {
            FieldProfile const* const known = layer.profile->field(field);
            bool const is_hidden =
                layer.group == LayerGroup::background || (known != nullptr && known->is_hidden);
            std::string const title = layer.profile->field_title(field, locale);
            auto const match = is_hidden ? std::nullopt : best_match(title, field, text);
            if (match) {
                result.kind = SearchKind::field;
                result.match = *match;
                result.title = title;
                result.id = field;
                result.matched = title;
                result.command = OpenTable{layer.id};
                results.push_back(result);
            }
        }
    }
}

std::vector<SearchResult> MapSearch::find(std::string const& typed, std::size_t most) {
    std::vector<SearchResult> results;
    if (typed.find_first_not_of(' ') == std::string::npos) {
        return results;
    }
    Locale const locale = m_map.selector().locale();
    add_typed(typed, locale, results);
    add_features(typed, most, results);
    add_layers(typed, results);
    add_commands(SearchText(typed), locale, results);
    // At a tie features come first, and all else in its order.
    std::stable_sort(results.begin(), results.end(),
                     [](SearchResult const& a, SearchResult const& b) { return a.match < b.match; });
    if (results.size() > most) {
        results.resize(most);
    }
    return results;
}

void MapSearch::look_for(FindText const& wanted) {
    constexpr std::size_t most = 5000;
    prepare();
    m_typed = wanted.text;
    m_most = std::min(wanted.most, most);
    search_again();
}

void MapSearch::show_only(std::string const& typed) {
    constexpr std::size_t most = 2000;
    std::map<LayerId, std::vector<std::uint32_t>> found;
    prepare();
    wait();  // what is still looked through counts too
    auto const results = find(typed, most);
    for (SearchResult const& one : results) {
        bool const is_there = one.ref && m_map.document().has_feature(*one.ref);
        if (is_there && m_map.document().layer(one.ref->layer).group != LayerGroup::background) {
            found[one.ref->layer].push_back(one.ref->feature);
        }
    }
    if (found.empty()) {
        return;
    }
    SetFilters filters;
    for (Layer const& layer : m_map.document().layers()) {
        if (layer.group == LayerGroup::background) {
            continue;
        }
        auto const features = found.find(layer.id);
        std::string const condition =
            features == found.end() ? "" : condition_of_features(*layer.table, features->second);
        filters.shown.push_back({layer.id, !condition.empty()});
        if (!condition.empty()) {
            filters.filters.push_back({layer.id, condition});
        }
    }
    m_map.change(filters);
    m_map.messages().say_done(said(Word::only_found_shown, m_map.selector().locale(), typed) +
                              (results.size() < most ? "" : fmt::format(" (≤ {})", most)));
    log_info("only found {}", typed);
}

void MapSearch::search_again() {
    m_model = m_typed.empty() ? nullptr
                              : std::make_shared<SearchModel const>(
                                    SearchModel{m_typed, find(m_typed, m_most), m_most, is_reading()});
}

}  // namespace gatepost
