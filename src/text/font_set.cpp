#include "text/font_set.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/error.hpp"
#include "text/face.hpp"
#include "text/font_finder.hpp"

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
    std::vector<std::uint32_t> other_faces;  // found for single characters, any style
    std::unordered_map<char32_t, std::optional<std::uint32_t>> other_face_of;

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
        add("HanaMinA", nullptr);
        add("HanaMinB", nullptr);
    }

    Face& face(std::uint32_t number) {
        Slot& slot = slots.at(number);
        if (!slot.face)
            slot.face = std::make_unique<Face>(freetype.get(), slot.file);
        return *slot.face;
    }

    /// The first of `order` whose face has every character.
    std::optional<std::uint32_t> find_in(std::vector<std::uint32_t> const& order,
                                         std::u32string_view characters) {
        for (std::uint32_t const number : order) {
            if (face(number).has_all(characters))
                return number;
        }
        return std::nullopt;
    }

    std::optional<std::uint32_t> find_other_face(char32_t character) {
        if (auto const known = find_in(other_faces, {&character, 1}))
            return known;
        auto const [entry, is_new] = other_face_of.try_emplace(character);
        if (!is_new || !is_assigned(character))
            return entry->second;
        if (auto const file = finder.find_with_character(character)) {
            entry->second = slot_of(*file);
            other_faces.push_back(*entry->second);
        }
        return entry->second;
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

std::uint32_t FontSet::face_for(std::u32string_view cluster, FontStyle style) {
    auto const& order = impl().fallback[index_of(style)];
    if (cluster.empty())
        return order.front();
    if (auto const whole = impl().find_in(order, cluster))
        return *whole;
    if (auto const base = impl().find_in(order, cluster.substr(0, 1)))
        return *base;
    return impl().find_other_face(cluster.front()).value_or(order.front());
}

Face& FontSet::face(std::uint32_t number) { return impl().face(number); }

std::uint32_t FontSet::first_face(FontStyle style) const { return impl().fallback[index_of(style)].front(); }

}  // namespace gatepost
