#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace gatepost {

/// Writes the JSON that a page carries inside a script element, piece by piece and without a tree in between.
/// No text can end that element or begin another: `<`, `>` and `&` are written as escapes. Bytes that are not
/// UTF-8 become U+FFFD.
class PageJson {
  public:
    PageJson& begin_object() { return open('{'); }
    PageJson& end_object() { return close('}'); }
    PageJson& begin_array() { return open('['); }
    PageJson& end_array() { return close(']'); }
    PageJson& key(std::string_view name);
    PageJson& text(std::string_view utf8);
    /// The shortest decimal that reads back as the same double; null where it is not finite.
    PageJson& number(double value);
    PageJson& number(std::integral auto value) { return raw(std::to_string(value)); }
    PageJson& boolean(bool value) { return raw(value ? "true" : "false"); }
    /// JSON that another writer made.
    PageJson& raw(std::string_view json);

    [[nodiscard]] std::string const& str() const { return m_text; }
    [[nodiscard]] std::string take() { return std::move(m_text); }

  private:
    PageJson& open(char bracket);
    PageJson& close(char bracket);
    void separate();

    std::string m_text;
    bool m_follows_value = false;
};

}  // namespace gatepost
