#include "table/name_lookup.hpp"

#include <algorithm>

namespace gatepost {

void NameLookup::add(std::string_view name) {
    m_hashes.push_back(hash_of(name));
    if (2 * m_hashes.size() <= m_slots.size()) {
        put(static_cast<std::uint32_t>(m_hashes.size() - 1));
        return;
    }
    constexpr std::size_t fewest = 16;
    m_slots.assign(std::max(fewest, 4 * m_slots.size()), none);
    for (std::uint32_t place = 0; place < m_hashes.size(); ++place) {  // in their order: the first is found
        put(place);
    }
}

void NameLookup::clear() {
    m_slots.clear();
    m_hashes.clear();
}

void NameLookup::put(std::uint32_t place) {
    std::size_t slot = first_slot(m_hashes[place]);
    while (m_slots[slot] != none) {
        slot = next_slot(slot);
    }
    m_slots[slot] = place;
}

}  // namespace gatepost
