#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace gatepost {

/// Finds names in a list that its owner keeps. Made for lists of a hundred thousand: it takes no memory of
/// its own for a name but some twelve bytes. Of two that are the same the first is found. A hash table with
/// linear probing.
class NameLookup {
  public:
    /// The name at the end of the list, which has just been added there.
    void add(std::string_view name);
    void clear();

    /// The place of a name; nothing if there is none. `name_at(place)` gives a name of the list.
    template <class NameAt>
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name, NameAt const& name_at) const {
        std::uint32_t const hash = hash_of(name);
        for (std::size_t slot = first_slot(hash); !m_slots.empty() && m_slots[slot] != none;
             slot = next_slot(slot)) {
            std::uint32_t const place = m_slots[slot];
            if (m_hashes[place] == hash && name_at(place) == name) {
                return place;
            }
        }
        return std::nullopt;
    }

  private:
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
    [[nodiscard]] static std::uint32_t hash_of(std::string_view name) {
        return static_cast<std::uint32_t>(std::hash<std::string_view>{}(name));
    }
    // The number of slots is a power of two.
    [[nodiscard]] std::size_t first_slot(std::uint32_t hash) const { return hash & (m_slots.size() - 1); }
    [[nodiscard]] std::size_t next_slot(std::size_t slot) const { return (slot + 1) & (m_slots.size() - 1); }
    void put(std::uint32_t place);

    std::vector<std::uint32_t> m_slots;   ///< places, or none
    std::vector<std::uint32_t> m_hashes;  ///< by place
};

}  // namespace gatepost
