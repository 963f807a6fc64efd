#pragma once

#include "page/page_json.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace gatepost {

/// The texts of a page, each once: names, values and whole events stand on several cards and in several
/// languages. Number 0 is the empty text.
class StringTable {
  public:
    StringTable() { number_of({}); }

    std::size_t number_of(std::string_view text) {
        auto const found = m_numbers.find(text);
        if (found != m_numbers.end()) {
            return found->second;
        }
        m_texts.emplace_back(text);
        m_bytes += text.size();
        return m_numbers.emplace(m_texts.back(), m_texts.size() - 1).first->second;
    }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    void write(PageJson& json) const {
        json.begin_array();
        for (std::string const& text : m_texts) {
            json.text(text);
        }
        json.end_array();
    }

  private:
    std::deque<std::string> m_texts;  // its elements stay where they are: the keys below point to them
    std::unordered_map<std::string_view, std::size_t> m_numbers;
    std::size_t m_bytes = 0;
};

}  // namespace gatepost
