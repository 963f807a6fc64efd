#include "io/gdal/kml_columns.hpp"

#include "io/html_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <memory>
#include <tuple>
#include <utility>

namespace gatepost {

namespace {

constexpr std::size_t marker_colour = 0;
constexpr std::size_t marker_size = 1;
constexpr std::size_t marker_symbol = 2;
constexpr std::size_t stroke = 3;
constexpr std::size_t stroke_opacity = 4;
constexpr std::size_t stroke_width = 5;
constexpr std::size_t fill = 6;
constexpr std::size_t fill_opacity = 7;

/// "#rrggbb" and the opacity of a colour of GDAL's, "#rrggbbaa".
std::pair<std::string, std::string> colour_of(char const* text) {
    std::string_view const colour = text != nullptr ? text : "";
    constexpr std::size_t with_alpha = 9;
    if (colour.size() < 7 || colour.front() != '#') {
        return {};
    }
    unsigned alpha = 255;
    if (colour.size() == with_alpha) {
        std::from_chars(colour.data() + 7, colour.data() + with_alpha, alpha, 16);
    }
    return {std::string{colour.substr(0, 7)}, alpha == 255 ? "" : fmt::format("{:.3g}", alpha / 255.0)};
}

/// The letter or digit of one of Google's paddles: …/kml/paddle/A.png.
std::string letter_of(std::string_view icon) {
    constexpr std::string_view folder = "/paddle/";
    std::size_t const at = icon.find(folder);
    std::string_view const name = at == std::string_view::npos ? "" : icon.substr(at + folder.size());
    bool const is_letter = name.size() >= 2 && name[1] == '.' &&
                           ((name[0] >= 'A' && name[0] <= 'Z') || (name[0] >= '0' && name[0] <= '9'));
    return is_letter ? std::string{name.substr(0, 1)} : std::string{};
}

/// What a column says that says nothing, besides having no value; none for columns that always mean
/// something.
std::optional<std::vector<std::string_view>> empty_words(std::string_view column) {
    if (column == "tessellate") {
        return {{"-1", "0", "1"}};
    }
    if (column == "extrude" || column == "drawOrder") {
        return {{"-1", "0"}};
    }
    if (column == "visibility") {
        return {{"-1", "1"}};
    }
    if (column == "altitudeMode") {
        return {{"", "clampToGround"}};
    }
    constexpr std::array<std::string_view, 6> texts{"icon",      "snippet", "description",
                                                    "timestamp", "begin",   "end"};
    if (std::find(texts.begin(), texts.end(), column) != texts.end()) {
        return {{""}};
    }
    return std::nullopt;
}

bool says_nothing(AttributeColumn const& column) {
    auto const words = empty_words(column.name());
    for (std::size_t f = 0; words && f < column.size(); ++f) {
        if (!column.is_null(f) &&
            std::find(words->begin(), words->end(), column.to_text(f)) == words->end()) {
            return false;
        }
    }
    return words.has_value();
}

/// Takes out what a column says only because it stays for the sake of other features.
void clear_empty_words(std::vector<AttributeColumn>& columns) {
    for (AttributeColumn& column : columns) {
        auto const words = empty_words(column.name());
        bool const is_integer = column.type() == AttributeType::integer;
        if (!words || !(is_integer || column.type() == AttributeType::text)) {
            continue;
        }
        AttributeColumn kept(column.name(), column.type());
        kept.set_text_form(column.text_form());
        for (std::size_t f = 0; f < column.size(); ++f) {
            std::string const text = column.is_null(f) ? std::string{} : column.to_text(f);
            if (text.empty() || std::find(words->begin(), words->end(), text) != words->end()) {
                kept.add_null();
            } else if (is_integer) {
                kept.add_integer(column.integer(f));
            } else {
                kept.add_text(text);
            }
        }
        column = std::move(kept);
    }
}

AttributeColumn* find(std::vector<AttributeColumn>& columns, std::string_view name) {
    auto const found = std::find_if(columns.begin(), columns.end(),
                                    [&](AttributeColumn const& one) { return one.name() == name; });
    return found != columns.end() ? &*found : nullptr;
}

/// A column with another value for some features; nothing for those that keep theirs.
AttributeColumn with_texts(AttributeColumn const& column,
                           std::function<std::optional<std::string>(std::size_t)> const& text_of) {
    AttributeColumn changed(column.name(), AttributeType::text);
    for (std::size_t f = 0; f < column.size(); ++f) {
        auto const text = text_of(f);
        std::string const value = text ? *text : column.is_null(f) ? std::string{} : column.to_text(f);
        value.empty() ? changed.add_null() : changed.add_text(value);
    }
    return changed;
}

/// A column of texts, null where there is none; not there at all where there is none anywhere. Where a
/// person's own field has that name, what it does not say is filled in.
void add_texts(std::vector<AttributeColumn>& columns, std::string const& name,
               std::vector<std::string> const& texts) {
    bool const has_any =
        std::any_of(texts.begin(), texts.end(), [](std::string const& text) { return !text.empty(); });
    if (!has_any) {
        return;
    }
    if (AttributeColumn* const own = find(columns, name)) {
        *own = with_texts(*own, [&](std::size_t f) {
            return own->is_null(f) || own->to_text(f).empty() ? std::optional{texts[f]} : std::nullopt;
        });
        return;
    }
    AttributeColumn& column = columns.emplace_back(name, AttributeType::text);
    for (std::string const& text : texts) {
        text.empty() ? column.add_null() : column.add_text(text);
    }
}

/// The driver makes midnight of a day without a time.
std::string date_of(AttributeColumn const* column, std::size_t feature) {
    std::string text = column != nullptr ? column->to_text(feature) : std::string{};
    for (std::string_view const midnight : {"T00:00:00Z", "T00:00:00"}) {
        if (text.ends_with(midnight)) {
            text.resize(text.size() - midnight.size());
        }
    }
    return text;
}

/// `timestamp`, or else `begin`, becomes `start`; cards and the rest of the program know what that is.
void make_dates(std::vector<AttributeColumn>& columns) {
    AttributeColumn const* const stamp = find(columns, "timestamp");
    AttributeColumn const* const begin = find(columns, "begin");
    AttributeColumn const* const end = find(columns, "end");
    if (columns.empty()) {
        return;
    }
    std::vector<std::string> starts;
    std::vector<std::string> ends;
    for (std::size_t f = 0; f < columns.front().size(); ++f) {
        std::string const at = date_of(stamp, f);
        starts.push_back(at.empty() ? date_of(begin, f) : at);
        ends.push_back(date_of(end, f));
    }
    std::erase_if(columns, [](AttributeColumn const& one) {
        return one.name() == "timestamp" || one.name() == "begin" || one.name() == "end";
    });
    add_texts(columns, "start", starts);
    add_texts(columns, "end", ends);
}

/// Descriptions lose their HTML; their links go to `source`, where cards make them links.
void make_descriptions(std::vector<AttributeColumn>& columns) {
    AttributeColumn* const column = find(columns, "description");
    if (column == nullptr || column->type() != AttributeType::text) {
        return;
    }
    AttributeColumn plain(column->name(), AttributeType::text);
    std::vector<std::string> sources;
    for (std::size_t f = 0; f < column->size(); ++f) {
        std::string const text = column->to_text(f);
        HtmlText const read = is_html(text) ? html_text(text) : HtmlText{text, {}};
        read.text.empty() ? plain.add_null() : plain.add_text(read.text);
        sources.push_back(fmt::format("{}", fmt::join(read.links, " ")));
    }
    *column = std::move(plain);
    add_texts(columns, "source", sources);
}

}  // namespace

std::optional<KmlColumns> KmlColumns::of(GDALDataset& dataset) {
    GDALDriver const* const driver = dataset.GetDriver();
    std::string_view const name = driver != nullptr ? driver->GetDescription() : "";
    if (name != "LIBKML" && name != "KML") {
        return std::nullopt;
    }
    return KmlColumns(dataset.GetStyleTable());
}

void KmlColumns::read_look(std::string const& style, Look& look) {
    OGRStyleMgr manager;
    manager.InitStyleString(style.c_str());
    for (int i = 0; i < manager.GetPartCount(); ++i) {
        std::unique_ptr<OGRStyleTool> const tool{manager.GetPart(i)};
        GBool is_default = FALSE;
        if (auto* const pen = dynamic_cast<OGRStylePen*>(tool.get())) {
            std::tie(look[stroke], look[stroke_opacity]) = colour_of(pen->Color(is_default));
            pen->SetUnit(OGRSTUPixel);
            double const width_px = pen->Width(is_default);
            look[stroke_width] = is_default == FALSE ? fmt::format("{:.3g}", width_px) : "";
        } else if (auto* const brush = dynamic_cast<OGRStyleBrush*>(tool.get())) {
            std::tie(look[fill], look[fill_opacity]) = colour_of(brush->ForeColor(is_default));
            look[fill_opacity] = look[fill_opacity].empty() && !look[fill].empty() ? "1" : look[fill_opacity];
        } else if (auto* const symbol = dynamic_cast<OGRStyleSymbol*>(tool.get())) {
            look[marker_colour] = colour_of(symbol->Color(is_default)).first;
            double const scale = symbol->Size(is_default);
            constexpr double small = 0.8;
            constexpr double large = 1.3;
            look[marker_size] = is_default != FALSE || (scale > small && scale < large) ? ""
                                : scale <= small                                        ? "small"
                                                                                        : "large";
            char const* const icon = symbol->Id(is_default);
            look[marker_symbol] = letter_of(icon != nullptr ? icon : "");
        }
    }
}

void KmlColumns::add(OGRFeature const& feature) {
    Look& look = m_looks.emplace_back();
    char const* const own = feature.GetStyleString();
    std::string style = own != nullptr ? own : "";
    if (style.starts_with('@') && m_shared != nullptr) {
        char const* const shared = const_cast<OGRStyleTable*>(m_shared)->Find(style.c_str() + 1);
        style = shared != nullptr ? shared : "";
    }
    if (!style.empty() && style.front() != '@') {
        read_look(style, look);
    }
    // GDAL tells of an area that is not to be filled by telling of no fill.
    OGRGeometry const* const geometry = feature.GetGeometryRef();
    bool const is_area = geometry != nullptr && geometry->getDimension() == 2;
    if (is_area && !look[stroke].empty() && look[fill].empty()) {
        look[fill_opacity] = "0";
    }
}

void KmlColumns::finish(std::vector<AttributeColumn>& columns) const {
    std::erase_if(columns, says_nothing);
    clear_empty_words(columns);
    make_descriptions(columns);
    make_dates(columns);
    for (std::size_t i = 0; i < properties.size(); ++i) {
        std::vector<std::string> values;
        for (Look const& look : m_looks) {
            values.push_back(look[i]);
        }
        add_texts(columns, std::string{properties[i]}, values);
    }
}

}  // namespace gatepost
