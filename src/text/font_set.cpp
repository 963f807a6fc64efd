#include "text/font_set.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/error.hpp"
#include "text/face.hpp"
#include "text/font_finder.hpp"
#include "text/script_family.hpp"

namespace gatepost {

namespace {

constexpr std::array all_styles{FontStyle{false, false}, FontStyle{true, false}, FontStyle{false, true},
                                FontStyle{true, true}};

constexpr std::size_t index_of(FontStyle style) { return (style.bold ? 1u : 0u) + (style.italic ? 2u : 0u); }

struct Slot {
    FontFile file;
    std::unique_ptr<Face> face;  // opened on first use
};

}  // namespace

struct FontSet::Impl {
    FontFinder finder;
    FtLibrary freetype = open_freetype();  // before the slots, so that it is destroyed after the faces
    std::vector<Slot> slots;
    std::array<std::vector<std::uint32_t>, all_styles.size()> fallback;  // slot numbers by style
    std::array<std::size_t, all_styles.size()> faces_of_all_scripts{};   // how many of them come first
    std::map<std::pair<std::size_t, std::string>, std::optional<std::uint32_t>> family_faces;  // by style
    std::vector<std::uint32_t> other_faces;  // found for single clusters, any style
    std::unordered_map<std::u32string, std::optional<std::uint32_t>> other_face_of;

    std::uint32_t slot_of(FontFile const& file) {
        auto const found =
            std::find_if(slots.begin(), slots.end(), [&](Slot const& s) { return s.file == file; });
        if (found != slots.end())
            return static_cast<std::uint32_t>(found - slots.begin());
        slots.push_back({file, nullptr});
        return static_cast<std::uint32_t>(slots.size() - 1);
    }

    void add_to(FontStyle style, std::optional<FontFile> const& file) {
        if (!file)
            return;
        auto& order = fallback[index_of(style)];
        std::uint32_t const slot = slot_of(*file);
        if (std::find(order.begin(), order.end(), slot) == order.end())
            order.push_back(slot);
    }

    void find_faces(FontStyle style) {
        auto const add = [&](char const* family, char const* substitute_language) {
            auto file = finder.find_family(family, style);
            if (!file && substitute_language)
                file = finder.find_for_language(substitute_language, style);
            add_to(style, file);
        };
        add("Noto Sans", "vi");
        add("Noto Sans CJK SC", "zh-cn");
        faces_of_all_scripts[index_of(style)] = fallback[index_of(style)].size();
        add("HanaMinA", nullptr);
        add("HanaMinB", nullptr);
    }

    Face& face(std::uint32_t number) {
        Slot& slot = slots.at(number);
        if (!slot.face)
            slot.face = std::make_unique<Face>(freetype.get(), slot.file);
        return *slot.face;
    }

    bool has_all(std::uint32_t number, std::u32string_view characters) {
        return face(number).has_all(characters);
    }

    /// The first of `order` whose face has every character.
    std::optional<std::uint32_t> find_in(std::span<std::uint32_t const> order,
                                         std::u32string_view characters) {
        for (std::uint32_t const number : order) {
            if (has_all(number, characters))
                return number;
        }
        return std::nullopt;
    }

    /// The style's own faces, of which a letter of another script than Chinese leaves the last ones out.
    std::optional<std::uint32_t> find_own(FontStyle style, std::u32string_view characters) {
        auto const& order = fallback[index_of(style)];
        std::size_t const first = faces_of_all_scripts[index_of(style)];
        if (auto const found = find_in(std::span(order).first(first), characters))
            return found;
        if (first == order.size() || !goes_with_chinese(characters.front()))
            return std::nullopt;
        return find_in(std::span(order).subspan(first), characters);
    }

    /// The face of the family that is made for the characters' script.
    std::optional<std::uint32_t> find_family_face(FontStyle style, std::u32string_view characters) {
        std::string const family = script_family(characters.front());
        if (family.empty())
            return std::nullopt;
        auto const [entry, is_new] = family_faces.try_emplace({index_of(style), family});
        if (is_new) {
            if (auto const file = finder.find_family(family, style))
                entry->second = slot_of(*file);
        }
        return entry->second && has_all(*entry->second, characters) ? entry->second : std::nullopt;
    }

    std::optional<std::uint32_t> find_other_face(std::u32string_view characters) {
        // Heaps of marks, as in jokes, no two alike: none is worth a search of all fonts.
        constexpr std::size_t longest_searched = 4;
        constexpr std::size_t most_searched = 4096;
        if (auto const known = find_in(other_faces, characters))
            return known;
        if (characters.size() > longest_searched || other_face_of.size() >= most_searched)
            return std::nullopt;
        auto const [entry, is_new] = other_face_of.try_emplace(std::u32string(characters));
        if (!is_new || !std::all_of(characters.begin(), characters.end(), is_assigned))
            return entry->second;
        if (auto const file = finder.find_with_characters(characters)) {
            entry->second = slot_of(*file);
            other_faces.push_back(*entry->second);
        }
        return entry->second;
    }

    std::optional<std::uint32_t> find_face(std::u32string_view characters, FontStyle style,
                                           std::optional<std::uint32_t> before) {
        if (auto const own = find_own(style, characters))
            return own;
        if (before && has_all(*before, characters))
            return before;
        if (auto const made_for_it = find_family_face(style, characters))
            return made_for_it;
        return find_other_face(characters);
    }
};

FontSet::FontSet() = default;

FontSet::Impl& FontSet::impl() const {
    if (!m_impl) {
        m_impl = std::make_unique<Impl>();
        for (FontStyle const style : all_styles)
            m_impl->find_faces(style);
    }
    if (m_impl->slots.empty()) {
        throw fmt_error("No font found. Install the packages fonts-noto-core and fonts-noto-cjk.");
    }
    return *m_impl;
}

FontSet::~FontSet() = default;
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;

std::vector<FontFile> FontSet::files(FontStyle style) const {
    std::vector<FontFile> files;
    for (std::uint32_t const number : impl().fallback[index_of(style)])
        files.push_back(impl().slots[number].file);
    return files;
}

std::uint32_t FontSet::face_for(std::u32string_view cluster, FontStyle style,
                                std::optional<std::uint32_t> before) {
    std::uint32_t const first = first_face(style);
    if (cluster.empty())
        return first;
    if (auto const whole = impl().find_face(cluster, style, before))
        return *whole;
    return cluster.size() == 1 ? first
                               : impl().find_face(cluster.substr(0, 1), style, before).value_or(first);
}

FontFile FontSet::file_of(std::uint32_t number) const { return impl().slots.at(number).file; }

Face& FontSet::face(std::uint32_t number) { return impl().face(number); }

std::uint32_t FontSet::first_face(FontStyle style) const { return impl().fallback[index_of(style)].front(); }

}  // namespace gatepost
