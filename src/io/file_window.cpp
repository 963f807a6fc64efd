#include "io/file_window.hpp"

#include <algorithm>
#include <span>

namespace gatepost {

std::string_view FileWindow::at(std::uint64_t begin, std::size_t length) {
    // Lengths come from files, and a broken file may state any length: allocate no memory for bytes that do
    // not exist.
    std::uint64_t const there = m_file.size() - std::min(begin, m_file.size());
    length = std::min<std::uint64_t>(length, there);
    bool const is_there = begin >= m_begin && begin + length <= m_begin + m_length;
    if (!is_there) {
        bool const goes_on = begin >= m_begin && begin <= m_begin + 2 * m_length;
        m_next_window = goes_on ? std::min(m_next_window * 2, most) : least;
        std::size_t const wanted = std::min<std::uint64_t>(std::max(length, m_next_window), there);
        m_buffer.resize(std::max(m_buffer.size(), wanted + m_padding));
        m_begin = begin;
        m_length = m_file.read(begin, std::span{m_buffer}.first(wanted));
    }
    std::size_t const offset = begin - m_begin;
    return {m_buffer.data() + offset, std::min(length, m_length - std::min(m_length, offset))};
}

}  // namespace gatepost
