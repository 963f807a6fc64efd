#include "words/word_tables.hpp"

namespace gatepost {

namespace {

constexpr auto stories_in_english = std::to_array<WordText>({
    {Word::what_happened_here, "What happened here ({})"},
    {Word::story, "Story"},
    {Word::cards, "Cards"},
    {Word::features_here, "{} features at this place"},
    {Word::oldest_first, "Oldest first"},
    {Word::newest_first, "Newest first"},
    {Word::outside_time, "{} more outside the chosen time"},
    {Word::date_uncertain, "{} (uncertain)"},
    {Word::open_its_card, "Open its card"},
    {Word::along_line, "≈ {} of {} km from its western end, along this map's line (no official length)"},
    {Word::next_along, "Next along the line"},
    {Word::previous_along, "Previous along the line"},
    {Word::nothing_along, "Nothing on this map stands along a line"},
    {Word::and_n_more, "{} and {} more"},
    {Word::previous_one, "Before it: {}"},
    {Word::next_one, "After it: {}"},
    {Word::decade, "the {}s"},
    {Word::place_here, "This place"},
    {Word::copy_this, "Copy"},
    {Word::tours, "Tours"},
    {Word::start_tour, "Start tour: {}"},
    {Word::end_tour, "End tour"},
    {Word::previous_stop, "Previous stop"},
    {Word::next_stop, "Next stop"},
    {Word::stop_of, "Stop {} of {}"},
    {Word::play_tour, "Play"},
    {Word::pause_tour, "Pause"},
    {Word::tour_speed, "{}× speed"},
    {Word::new_tour, "New tour of this view"},
    {Word::edit_tour, "Edit tour"},
    {Word::done_editing, "Done"},
    {Word::tour_title, "Title of the tour"},
    {Word::stop_title, "Title of this stop"},
    {Word::stop_text, "What is to be said here"},
    {Word::add_stop, "Add this view"},
    {Word::retake_stop, "Take this view instead"},
    {Word::stop_up, "Move this stop up"},
    {Word::stop_down, "Move this stop down"},
    {Word::remove_stop, "Remove this stop"},
    {Word::remove_tour, "Remove this tour"},
    {Word::export_tour, "Export this tour…"},
    {Word::untitled_tour, "Untitled tour"},
    {Word::undo_tour, "Change tour"},
    {Word::kind_tour, "Tour"},
    {Word::kind_time, "Run through time"},
    {Word::format_frames, "Folder of pictures"},
    {Word::tour_of_file, "Tour"},
    {Word::frame_seconds, "Seconds a picture"},
    {Word::by_text_length, "as long as its text takes to read"},
    {Word::pin_card, "Keep this card open"},
    {Word::unpin_card, "Close this card"},
    {Word::found_features, "Places and events"},
    {Word::found_actions, "Commands and layers"},
    {Word::show_only_found, "Show only what was found"},
    {Word::only_found_shown, "Only what “{}” finds is shown"},
    {Word::undo_found, "Show only what was found"},
    {Word::more_found, "Show more results"},
    {Word::n_selected, "{} selected"},
    {Word::none_in_box, "Nothing in this box can be selected"},
    {Word::first_of_box, "The first {0} of {1} in this box are selected"},
});

}  // namespace

std::span<WordText const> english_story_words() { return stories_in_english; }

}  // namespace gatepost
