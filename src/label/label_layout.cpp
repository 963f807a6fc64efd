#include "label/label_layout.hpp"

#include "base/folding.hpp"
#include "label/bent_text.hpp"
#include "label/pinned_symbol.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace gatepost {

namespace {

constexpr std::size_t max_kept_texts = 20000;
constexpr double second_line_factor = 0.88;
constexpr double halo_px = 2;
constexpr double fade_s = 0.15;
constexpr Box nowhere{-1e9, -1e9, -1e9, -1e9};  // off the map: a choice that gets no place

float whole(double px) { return static_cast<float>(std::round(px)); }

double half_width_px(ShapedText const& line) { return static_cast<double>(line.width_px) / 2; }

TextLine line_of(ShapedText const* text, LabelClass const& style, double alpha, double pixel_ratio) {
    TextLine line;
    line.text = text;
    line.colour = style.colour;
    line.halo = style.halo.with_alpha(0.85);
    line.halo_px = static_cast<float>(halo_px * pixel_ratio);
    line.alpha = static_cast<float>(alpha);
    return line;
}

}  // namespace

LabelLayout::LabelKey LabelLayout::key_of(LabelCandidate const& candidate) const {
    if (candidate.area) {
        return {candidate.ref, m_areas.place_number(*candidate.area), candidate.turn};
    }
    if (candidate.is_at_frame) {
        return {candidate.ref, std::numeric_limits<std::uint32_t>::max(), candidate.turn};
    }
    return {candidate.ref, candidate.along ? static_cast<std::uint32_t>(candidate.along->number) + 1 : 0,
            candidate.turn};
}

std::size_t LabelLayout::LabelKeyHash::operator()(LabelKey const& key) const {
    auto const feature = static_cast<std::uint64_t>(key.ref.layer) << 32U | key.ref.feature;
    auto const turn = static_cast<std::uint64_t>(static_cast<std::uint32_t>(key.turn));
    std::uint64_t const fibonacci = 0x9E3779B97F4A7C15U;  // spreads what differs little (Knuth)
    return std::hash<std::uint64_t>()(feature * fibonacci + key.place + (turn << 40U));
}

ShapedText const& LabelLayout::shape(std::string const& text, LabelClass const& style, double size_factor,
                                     double pixel_ratio, LineDirection direction) {
    bool const is_spaced = style.text_case == LabelCase::spaced_capitals;
    TextStyle const text_style{
        static_cast<float>(static_cast<double>(style.size_px) * size_factor * pixel_ratio),
        {style.bold, style.italic},
        static_cast<float>(is_spaced ? static_cast<double>(style.size_px) * 0.28 * pixel_ratio : 0),
        direction};
    ShapedTexts& shaped =
        m_shaped[{text_style.size_px, style.bold, style.italic, text_style.letter_spacing_px, direction}];
    auto found = shaped.find(text);
    if (found == shaped.end()) {
        found = shaped.emplace(text, m_shaper.shape(is_spaced ? to_capitals(text) : text, text_style)).first;
        ++m_shaped_count;
    }
    return found->second;
}

/// Best first; among equals, labels that had a place in the last frame come first.
std::vector<LabelCandidate> LabelLayout::in_turn(std::vector<LabelCandidate> candidates) const {
    auto const stood = [&](LabelCandidate const& candidate) {
        auto const found = m_labels.find(key_of(candidate));
        return found != m_labels.end() && found->second.frame + 1 == m_frame;
    };
    auto const is_equal = [](LabelCandidate const& a, LabelCandidate const& b) {
        return a.style.is_obligatory == b.style.is_obligatory && a.style.priority == b.style.priority &&
               a.rank == b.rank;
    };
    for (auto begin = candidates.begin(); begin != candidates.end();) {
        auto const end = std::find_if_not(
            begin, candidates.end(), [&](LabelCandidate const& other) { return is_equal(*begin, other); });
        std::stable_partition(begin, end, stood);
        begin = end;
    }
    return candidates;
}

LabelLayout::Measured LabelLayout::measure(LabelCandidate candidate, View const& view,
                                           LabelRoom const& room) {
    double const pixel_ratio = view.pixel_ratio;
    Measured measured;
    Label& label = measured.label;
    label.candidate = std::move(candidate);
    LabelCandidate const& base = label.candidate;
    label.first = &shape(base.text, base.style, 1, pixel_ratio);
    auto width = static_cast<double>(label.first->width_px);
    auto height = static_cast<double>(label.first->ascent_px + label.first->descent_px);
    double const short_width = width;
    double const short_height = height;
    if (!base.second_text.empty()) {
        // The rest of a name runs as its beginning does, whatever letter it begins with itself.
        auto const direction = !base.is_broken                 ? LineDirection::by_first_letter
                               : label.first->is_right_to_left ? LineDirection::right_to_left
                                                               : LineDirection::left_to_right;
        label.second = &shape(base.second_text, base.style, base.is_broken ? 1 : second_line_factor,
                              pixel_ratio, direction);
        width = std::max(width, static_cast<double>(label.second->width_px));
        height += static_cast<double>(label.second->ascent_px + label.second->descent_px);
    }
    measured.box.anchor_screen = base.anchor_screen;
    measured.box.symbol_radius_px = symbol_radius_px(base, view.pins_screen);
    measured.box.may_stand_off = base.style.may_stand_off;
    measured.box.is_obligatory = base.style.is_obligatory;
    measured.box.width_px = width / pixel_ratio + 2 * label_padding_px;
    measured.box.height_px = height / pixel_ratio;
    if (label.second != nullptr && !base.is_broken) {
        measured.box.short_width_px = short_width / pixel_ratio + 2 * label_padding_px;
        measured.box.short_height_px = short_height / pixel_ratio;
    }
    auto const exceeds_room = [&] {
        return base.room && (measured.box.width_px > base.room->x || measured.box.height_px > base.room->y);
    };
    if (exceeds_room()) {
        leave_second_line(measured);
    }
    if (exceeds_room()) {
        measured.box.choices.push_back({nowhere});
    }
    auto const before = m_labels.find(key_of(base));
    if (before != m_labels.end()) {
        measured.box.first_choice = before->second.spot.choice;
    }
    if (base.along) {
        measure_along(measured, pixel_ratio);
    }
    if (base.area) {
        measure_in_area(measured, view.viewport, room);
        if (measured.places_world.empty() && measured.box.short_height_px > 0) {
            leave_second_line(measured);
            measured.box.choices.clear();
            measure_in_area(measured, view.viewport, room);
        }
        measured.box.short_height_px = 0;  // its places are those of the label as it is
    }
    return measured;
}

/// Where there is no room for two lines.
void LabelLayout::leave_second_line(Measured& measured) {
    if (measured.box.short_height_px > 0) {
        measured.box.width_px = std::exchange(measured.box.short_width_px, 0);
        measured.box.height_px = std::exchange(measured.box.short_height_px, 0);
        measured.label.second = nullptr;
    }
}

/// Where it may stand in its area: each place is a choice of one box.
void LabelLayout::measure_in_area(Measured& measured, Viewport const& viewport, LabelRoom const& room) {
    constexpr double least_share = 0.5;
    constexpr double least_share_of_obligatory = 0.05;  // a country may be much narrower than its name
    LabelSize const size{measured.box.width_px, measured.box.height_px,
                         measured.box.is_obligatory ? least_share_of_obligatory : least_share};
    measured.box.first_choice.reset();  // the places come with the one that it keeps first
    Viewport const from_its_copy = viewport.moved(-measured.label.candidate.east_world);
    measured.places_world = m_areas.places(*measured.label.candidate.area, from_its_copy, room, size);
    for (Point const world : measured.places_world) {
        measured.box.choices.push_back({box_around(from_its_copy.screen_from_world(world), size)});
    }
    if (measured.places_world.empty()) {
        measured.box.choices.push_back({nowhere});
    }
}

/// Looks for straight enough stretches of the line at the place and a little to both sides of it.
void LabelLayout::measure_along(Measured& measured, double pixel_ratio) {
    Label const& label = measured.label;
    double const size_px = label.candidate.style.size_px;
    double const descent_px = size_px * 0.28;  // of most letters
    LineText const text{static_cast<double>(label.first->width_px) / pixel_ratio, size_px,
                        label.candidate.symbol_radius_px + descent_px + halo_px / 2};
    constexpr std::array<double, 7> shifts_px{0, -24, 24, -56, 56, -96, 96};
    constexpr std::size_t most_places = 3;
    for (double const shift_px : shifts_px) {
        if (measured.baselines.size() == most_places) {
            break;
        }
        if (auto baseline = baseline_along(*label.candidate.along, shift_px, text)) {
            measured.box.choices.push_back(boxes_along(*baseline, text));
            measured.baselines.push_back(std::move(*baseline));
        }
    }
    if (measured.baselines.empty()) {
        measured.box.choices.push_back({nowhere});
    }
}

/// Where the view has come round the world, each copy of the map, and the labels in it, gets another number.
void LabelLayout::follow_turn(MapPlane const& plane, Viewport const& viewport) {
    double const moved_world = viewport.centre_world.x - m_last_viewport.centre_world.x;
    bool const has_same_scale = viewport.world_per_px == m_last_viewport.world_per_px;
    m_last_viewport = viewport;
    int const turns = plane.turn_number(moved_world);
    if (turns == 0 || !has_same_scale) {
        return;
    }
    double const east_world = turns * plane.repeat()->width_world;
    std::unordered_map<LabelKey, Label, LabelKeyHash> renumbered;
    for (auto& [key, label] : m_labels) {
        label.candidate.turn += turns;
        label.candidate.east_world += east_world;
        label.candidate.anchor_world.x += east_world;
        renumbered.emplace(LabelKey{key.ref, key.place, key.turn + turns}, std::move(label));
    }
    m_labels = std::move(renumbered);
    m_areas.renumber_copies(turns);
}

void LabelLayout::stand(Measured measured, LabelSpot const& spot) {
    LabelCandidate& candidate = measured.label.candidate;
    if (candidate.area) {
        Point const place_world = measured.places_world[spot.choice];
        candidate.anchor_world = {place_world.x + candidate.east_world, place_world.y};
        candidate.anchor_screen = spot.box.centre();
        m_areas.stands_at(*candidate.area, place_world);
    }
    LabelKey const key = key_of(measured.label.candidate);
    auto const before = m_labels.find(key);
    Label label = std::move(measured.label);
    label.second = spot.is_short ? nullptr : label.second;
    label.alpha = before != m_labels.end() ? before->second.alpha : 0;
    label.spot = spot;
    label.frame = m_frame;
    if (measured.baselines.empty()) {
        label.offset_px = Point{spot.box.centre().x, spot.box.min_y} - label.candidate.anchor_screen;
        label.boxes_screen = {spot.box};
    } else {
        label.baseline = std::move(measured.baselines[spot.choice]);
        label.boxes_screen = std::move(measured.box.choices[spot.choice]);
    }
    m_labels.insert_or_assign(key, std::move(label));
    m_order.push_back(key);
}

/// Advances every label's opacity, and forgets those that have faded out.
void LabelLayout::fade(View const& view) {
    double const step =
        view.now_s && m_last_s ? std::clamp(*view.now_s - *m_last_s, 0.0, fade_s / 2) / fade_s : 0;
    bool const is_first = m_labels.size() == m_order.size() &&
                          std::all_of(m_labels.begin(), m_labels.end(),
                                      [](auto const& entry) { return entry.second.alpha == 0; });
    m_is_fading = false;
    for (auto entry = m_labels.begin(); entry != m_labels.end();) {
        Label& label = entry->second;
        bool const stands = label.frame == m_frame;
        double const aim = stands ? 1 : 0;
        bool const at_once = !view.now_s || (stands && is_first) || (!stands && label.baseline);
        label.alpha = at_once ? aim : std::clamp(label.alpha + (stands ? step : -step), 0.0, 1.0);
        m_is_fading = m_is_fading || label.alpha != aim;
        entry = !stands && label.alpha <= 0 ? m_labels.erase(entry) : std::next(entry);
    }
    m_last_s = view.now_s;
}

/// Positions are whole pixels: letters stay as sharp as the font was hinted, and do not shimmer while
/// panning; and the two lines of a label keep the same offset everywhere.
void LabelLayout::add_straight(Label const& label, View const& view) {
    Point const anchor = view.viewport.screen_from_world(label.candidate.anchor_world);
    Point const top_middle = (anchor + label.offset_px) * view.pixel_ratio;
    TextLine line = line_of(label.first, label.candidate.style, label.alpha, view.pixel_ratio);
    line.x_px = whole(top_middle.x - half_width_px(*label.first));
    line.y_px = whole(top_middle.y + static_cast<double>(label.first->ascent_px));
    m_lines.push_back(line);
    if (label.second != nullptr) {
        line.text = label.second;
        line.x_px += whole(half_width_px(*label.first) - half_width_px(*label.second));
        line.y_px += std::round(label.first->descent_px + label.second->ascent_px);
        line.continues_label = true;
        m_lines.push_back(line);
    }
}

void LabelLayout::add_bent(Label const& label, View const& view) {
    m_poses.push_back(poses_along(*label.first, *label.baseline, view.pixel_ratio));
    TextLine line = line_of(label.first, label.candidate.style, label.alpha, view.pixel_ratio);
    line.poses = m_poses.back();
    m_lines.push_back(line);
}

/// Draws labels that are fading out below those that stand.
void LabelLayout::draw_all(View const& view) {
    m_lines.clear();
    m_poses.clear();
    for (auto const& [key, label] : m_labels) {
        if (label.frame != m_frame) {
            add_straight(label, view);
        }
    }
    for (LabelKey const& key : m_order) {
        Label const& label = m_labels.at(key);
        label.baseline ? add_bent(label, view) : add_straight(label, view);
    }
}

std::span<TextLine const> LabelLayout::lay_out(Document const& document, View const& view,
                                               LanguageChain const& languages) {
    ++m_frame;
    if (m_shaped_count > max_kept_texts) {
        m_shaped.clear();
        m_shaped_count = 0;
        m_labels.clear();  // their pointers to the texts are dangling now
    }
    follow_turn(document.map_plane(), view.viewport);
    LabelCandidates found =
        collect_label_candidates(document, view.viewport, view.zoom, languages, m_memory, view.most_new);
    LabelRoom const room{{2, 2 + view.top_inset_px, view.viewport.width_px - 2 - view.right_inset_px,
                          view.viewport.height_px - view.bottom_inset_px},
                         view.reserved_screen};
    std::vector<Measured> measured;
    measured.reserve(found.candidates.size());
    std::vector<LabelBox> boxes;
    std::size_t const shaped_before = m_shaped_count;
    m_has_all = found.has_all;
    for (LabelCandidate& candidate : in_turn(std::move(found.candidates))) {
        if (m_shaped_count - shaped_before >= view.most_new) {
            m_has_all = false;
            break;
        }
        measured.push_back(measure(std::move(candidate), view, room));
        boxes.push_back(std::move(measured.back().box));
    }
    auto const placed = place_labels(boxes, found.symbols_screen, found.avoided_screen, room.frame_screen,
                                     room.reserved_screen);
    m_order.clear();
    // A line may have labels at several places: its label counts as hidden only if none of them stands.
    std::set<FeatureRef> standing_lines;
    std::set<FeatureRef> hidden_lines;
    m_hidden = 0;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        LabelCandidate const& candidate = measured[i].label.candidate;
        if (candidate.along) {
            (placed[i] ? standing_lines : hidden_lines).insert(candidate.ref);
        } else {
            m_hidden += placed[i] || candidate.turn != 0 ? 0 : 1;
        }
        if (candidate.area && !placed[i]) {
            m_areas.stands_at(*candidate.area, std::nullopt);
        }
        if (placed[i]) {
            measured[i].box = std::move(boxes[i]);
            stand(std::move(measured[i]), *placed[i]);
        }
    }
    m_hidden +=
        static_cast<std::size_t>(std::count_if(hidden_lines.begin(), hidden_lines.end(), [&](FeatureRef ref) {
            return !standing_lines.contains(ref);
        }));
    fade(view);
    draw_all(view);
    return m_lines;
}

}  // namespace gatepost
