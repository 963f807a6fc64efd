#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace gatepost {

/// The languages that the interface speaks. Names on the map have a chain of their own (LanguageChain).
enum class Locale : std::uint8_t { english, vietnamese, chinese, last = chinese };
constexpr std::array<std::string_view, 3> locale_codes{"en", "vi", "zh"};
constexpr std::array<std::string_view, 3> locale_names{"English", "Tiếng Việt", "中文"};
/// Names as somebody who reads that language wants them: in it first.
[[nodiscard]] std::vector<std::string> names_in(Locale locale);
/// By its code, or a locale that begins with it ("vi_VN.UTF-8").
[[nodiscard]] std::optional<Locale> locale_named(std::string_view code);

/// Everything that the program says through its interface and on cards, by what it is for. Each language has
/// one table of them (words_en.cpp and so on), with `{}` or `{1}` for what is put in.
enum class Word : std::uint16_t {
    your_files,
    atlas,
    basemap,
    search_layers,
    no_such_layer,
    layer_menu,
    opacity,
    zoom_to_layer,
    move_up,
    move_down,
    remove_layer,
    show_report,
    clusters,
    text_encoding,
    colour_by,
    one_colour,
    save_style,
    style_menu,
    style_of,
    style_class,
    all_others,
    fill_colour,
    area_opacity,
    pattern,
    pattern_none,
    pattern_trees,
    outline_colour,
    line_colour,
    line_width,
    casing_colour,
    casing_width,
    dash,
    gap,
    line_cap,
    line_join,
    end_round,
    end_flat,
    end_square,
    join_pointed,
    symbol_shape,
    symbol_size,
    shape_circle,
    shape_arch,
    shape_shield,
    shape_roofs,
    shape_tree,
    shape_house,
    shape_star,
    shape_diamond,
    shape_pillar,
    shape_square,
    names_shown,
    names_size,
    names_colour,
    zoom_range,
    reset_style,
    table_menu,
    table_of,
    table_search,
    table_rows,
    table_copy,
    table_none,
    table_fields,
    table_columns,
    table_copied,
    table_no_fields,
    show_layer,
    hide_layer,
    key_n,
    show_legend,
    points_as,
    points_automatic,
    points_dots,
    density,
    heat_map,
    hexagons,
    radius,
    weight_by,
    weight_none,
    points_per_pixel,
    points_per_hexagon,
    points_nearby,
    sum_per_pixel,
    sum_per_hexagon,
    sum_nearby,
    class_hint,
    own_crs,
    doubtful,
    without_place,
    and_more,
    show_more,
    show_less,
    showing_some,
    showing_some_hint,
    showing_all,
    showing_all_hint,
    preview,
    preview_hint,
    show_everything,
    save_picture,
    all_commands,
    next_pane,
    previous_pane,
    undo,
    redo,
    nothing_to_undo,
    nothing_to_redo,
    move_map,
    toggle_row,
    close_topmost,
    first_hint,
    names_hidden,
    zoom,
    what_is_here,
    copy_lonlat,
    copy_map,
    draw_map_in,
    crs_field,
    crs_lonlat,
    n_of_m,
    events,
    borrowed_place,
    undated,
    where_it_happened,
    also_here,
    related,
    sources,
    zoom_to_it,
    copy_names,
    close,
    open_and_go,
    open_no_place,
    fact_confidence,
    general_knowledge,
    position_none,
    position_sourced,
    position_derived,
    position_known,
    position_within,
    command_field,
    no_command,
    go_to,
    open_file,
    open_map,
    save_map,
    save_map_as,
    save_map_into,
    recent_map,
    source_missing,
    find_source,
    take_source_from,
    change_crs,
    toggle_graticule,
    zoom_in,
    zoom_out,
    view_back,
    view_forward,
    theme_light,
    theme_dark,
    theme_print,
    reduce_motion,
    interface_language,
    close_card,
    toggle_layer,
    quit,
    saved,
    no_feature,
    not_opened,
    undo_what,
    redo_what,
    step_add,
    step_remove,
    step_move,
    step_show,
    step_hide,
    step_opacity,
    step_cluster,
    step_style,
    step_dim,
    step_crs,
    step_furniture,
    step_languages,
    save_changes,
    save_this_map,
    save,
    save_as,
    do_not_save,
    cancel,
    overwrite,
    changed_on_disk,
    already_open,
    reload,
    add_again,
    reloaded,
    stale_layer,
    restore_offer,
    restore_map,
    restored,
    untitled_map,
    full_screen,
    hide_panels,
    text_size,
    names_language,
    as_interface,
    n_of_m_commands,
    larger_text,
    smaller_text,
    usual_text,
    date_about,
    date_before,
    date_after,
    fact_date,
    our_form,
    class_other,
    last = class_other
};
constexpr std::size_t word_count = static_cast<std::size_t>(Word::last) + 1;

using WordTable = std::array<std::pair<Word, char const*>, word_count>;
extern WordTable const english_words;
extern WordTable const vietnamese_words;
extern WordTable const chinese_words;

/// The text in a language. O(1).
[[nodiscard]] char const* said(Word word, Locale locale);

/// The text with values put in: `{}` takes the next one, `{0}` the first, as the word order of languages
/// differs.
[[nodiscard]] std::string filled(char const* text, std::vector<std::string> const& values);

template <class First, class... Values>
[[nodiscard]] std::string said(Word word, Locale locale, First const& first, Values const&... values) {
    auto const text_of = [](auto const& value) {
        if constexpr (std::is_arithmetic_v<std::decay_t<decltype(value)>>) {
            return std::to_string(value);
        } else {
            return std::string(value);
        }
    };
    return filled(said(word, locale), {text_of(first), text_of(values)...});
}

}  // namespace gatepost
