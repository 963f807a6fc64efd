#pragma once

#include "style/style.hpp"
#include "table/names.hpp"
#include "words/words.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// What a map file says of a field: what it is called, whether cards show it, and what its values mean.
struct FieldProfile {
    std::string name;
    LanguageText label;  ///< none: made from the name
    bool is_hidden = false;
    bool is_by_language = false;  ///< the fields `name_en`, `name_vi` …: cards show one of them
    bool is_searched = false;     ///< features are found by it too
    bool is_date = false;         ///< an ISO date, shown as people write dates
    LanguageText unit;            ///< in which its numbers are; may be none
    bool is_beside = false;       ///< it stands to the right of the field that is named before it
    std::map<std::string, LanguageText, std::less<>> values;  ///< of codes; others stand as they are
};

/// What the data of a layer mean, as a map file says it (docs/map-file.md). Immutable, shared. As it is here
/// for layers of which no file says anything.
struct LayerProfile {
    LanguageText title;                      ///< none: the layer's own
    std::shared_ptr<LayerStyle const> look;  ///< on light paper, that the layer has by itself; may be none
    /// Its rings neither touch nor cross each other, so nobody needs to look for it.
    bool has_sound_areas = false;

    std::vector<std::string> kind_fields{"class", "kind"};  ///< that together say what a feature is
    std::map<std::string, LanguageText, std::less<>> kinds;
    std::string host_field = "host";  ///< with the id of the feature whose symbol stands for this one too
    std::string listed_by_field;      ///< with ids of features whose cards list this one
    /// `note_zh_is_ours` = yes, where this is `_is_ours`: `note_zh` was made up for this map.
    std::string own_form_ending;
    std::vector<std::string> link_fields{"host", "related"};  ///< with ids of features, separated by blanks
    std::vector<std::string> partner_fields;  ///< of these, those that stand out when this one does
    std::string along_layer;  ///< name of a layer along whose line these features stand; empty: none
    std::string along_where;  ///< an Expression: of that layer only the features count that it holds for
    double along_within_m = 20'000;    ///< no farther from it than this
    LanguageText length_label;         ///< of the fact that tells how long a line is; none: it is not told
    std::string series_field;          ///< with the number of each feature in a series; empty: they make none
    std::vector<FieldProfile> fields;  ///< in the order that cards show them

    std::vector<std::string> start_fields{"start", "date"};  ///< the first that is a date counts
    std::string end_field = "end";
    std::string date_approx_field = "date_approx";
    std::string date_text_field = "date_text";
    std::string events_field = "events";

    /// Nullptr where nothing is said of it. Of a text by language, each of its fields. O(fields).
    [[nodiscard]] FieldProfile const* field(std::string_view name) const;
    /// What a field is called: as the map file says, else its name in plain letters. O(fields).
    [[nodiscard]] std::string field_title(std::string_view name, Locale locale) const;
    /// The title that a map file gives a field; else its name as it stands in the data.
    [[nodiscard]] std::string given_title(std::string_view name, Locale locale) const;
    /// In which unit its numbers are; empty where the map file does not say.
    [[nodiscard]] std::string field_unit(std::string_view name, Locale locale) const;
    /// A value of a field for people. O(fields).
    [[nodiscard]] std::string value_title(std::string_view field_name, std::string const& value,
                                          Locale locale) const;
    [[nodiscard]] std::string kind_title(std::string const& kind, Locale locale) const;
};

/// That of layers of which no file says anything.
[[nodiscard]] std::shared_ptr<LayerProfile const> const& usual_profile();

/// A text in the language of the interface, else in English, else in any that it has.
[[nodiscard]] std::string text_in(LanguageText const& text, Locale locale);
/// The text with other words in one of them; a text in no language stays so. What it says in other languages
/// stays too. Empty words take theirs away.
[[nodiscard]] LanguageText with_text_in(LanguageText text, std::string const& words, Locale locale);

}  // namespace gatepost
