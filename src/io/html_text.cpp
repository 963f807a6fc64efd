#include "io/html_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace gatepost {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string lower(std::string_view text) {
    std::string small{text};
    std::transform(small.begin(), small.end(), small.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return small;
}

void append_utf8(std::string& text, std::uint32_t code) {
    constexpr std::uint32_t last = 0x10FFFF;
    bool const is_surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code == 0 || code > last || is_surrogate) {
        return;
    }
    auto const put = [&](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    auto const tail = [&](int shift) { put(0x80U | ((code >> static_cast<unsigned>(shift)) & 0x3FU)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | code >> 6U);
        tail(0);
    } else if (code < 0x10000) {
        put(0xE0U | code >> 12U);
        tail(6);
        tail(0);
    } else {
        put(0xF0U | code >> 18U);
        tail(12);
        tail(6);
        tail(0);
    }
}

/// The character of `&NAME;` at the beginning of a text, and how long it is there; none where it is no
/// entity.
std::optional<std::pair<std::string, std::size_t>> entity_at(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> named{{{"amp", "&"},
                                                                                   {"lt", "<"},
                                                                                   {"gt", ">"},
                                                                                   {"quot", "\""},
                                                                                   {"apos", "'"},
                                                                                   {"nbsp", " "},
                                                                                   {"ndash", "–"},
                                                                                   {"mdash", "—"},
                                                                                   {"hellip", "…"},
                                                                                   {"deg", "°"},
                                                                                   {"copy", "©"},
                                                                                   {"middot", "·"}}};
    constexpr std::size_t longest = 10;
    std::size_t const end = text.substr(0, longest).find(';');
    if (end == std::string_view::npos || end < 2) {
        return std::nullopt;
    }
    std::string_view name = text.substr(1, end - 1);
    if (name.front() == '#') {
        name.remove_prefix(1);
        bool const is_hex = !name.empty() && (name.front() == 'x' || name.front() == 'X');
        name.remove_prefix(is_hex ? 1 : 0);
        std::uint32_t code = 0;
        auto const [stop, error] =
            std::from_chars(name.data(), name.data() + name.size(), code, is_hex ? 16 : 10);
        if (name.empty() || error != std::errc{} || stop != name.data() + name.size()) {
            return std::nullopt;
        }
        std::string character;
        append_utf8(character, code);
        return std::pair{character, end + 1};
    }
    auto const* const found =
        std::find_if(named.begin(), named.end(), [&](auto const& one) { return one.first == name; });
    return found != named.end() ? std::optional{std::pair{std::string{found->second}, end + 1}}
                                : std::nullopt;
}

std::string without_entities(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        auto const entity = text.front() == '&' ? entity_at(text) : std::nullopt;
        plain += entity ? entity->first : std::string(1, text.front());
        text.remove_prefix(entity ? entity->second : 1);
    }
    return plain;
}

struct Tag {
    std::string name;  ///< in small letters
    bool is_end = false;
    std::string_view attributes;
    std::size_t length = 0;
};

/// Where the tag ends whose attributes begin here: a `>` in quotes is none of its end, unless the quotes have
/// none themselves.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
    char quote = 0;
    for (std::size_t i = at; i < text.size(); ++i) {
        if (quote == 0 && text[i] == '>') {
            return i;
        }
        bool const is_quote = text[i] == '"' || text[i] == '\'';
        quote = quote == text[i] ? '\0' : quote == 0 && is_quote ? text[i] : quote;
    }
    return text.find('>', at);
}

/// The tag at the beginning of a text; none where `<` is only a sign. Whoever asks again and again has to see
/// that there is a `>` ahead: then what is looked through belongs to the tag.
std::optional<Tag> tag_at(std::string_view text) {
    Tag tag;
    std::size_t at = 1;
    tag.is_end = text.size() > 1 && text[1] == '/';
    at += tag.is_end ? 1 : 0;
    std::size_t const begin = at;
    while (at < text.size() && (is_letter(text[at]) || (at > begin && text[at] >= '0' && text[at] <= '9'))) {
        ++at;
    }
    bool const is_named =
        at > begin && at < text.size() && (is_blank(text[at]) || text[at] == '>' || text[at] == '/');
    if (!is_named) {
        return std::nullopt;
    }
    tag.name = lower(text.substr(begin, at - begin));
    std::size_t const end = end_of_tag(text, at);
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    tag.attributes = text.substr(at, end - at);
    tag.length = end + 1;
    return tag;
}

/// Where the value of `href` begins, which is part of the names of other attributes too.
std::size_t value_of_href(std::string_view attributes) {
    constexpr std::string_view name = "href";
    std::string const small = lower(attributes);
    for (std::size_t at = small.find(name); at != std::string::npos; at = small.find(name, at + 1)) {
        bool const begins = at == 0 || is_blank(small[at - 1]) || small[at - 1] == '/';
        std::size_t after = small.find_first_not_of(" \t\n\r\f", at + name.size());
        if (begins && after != std::string::npos && small[after] == '=') {
            after = small.find_first_not_of(" \t\n\r\f", after + 1);
            return after == std::string::npos ? small.size() : after;
        }
    }
    return std::string_view::npos;
}

/// The value of `href`, if it is one that may be opened.
std::string link_in(std::string_view attributes) {
    std::size_t at = value_of_href(attributes);
    if (at == std::string_view::npos) {
        return {};
    }
    bool const is_quoted = at < attributes.size() && (attributes[at] == '"' || attributes[at] == '\'');
    std::size_t const end =
        is_quoted ? attributes.find(attributes[at], at + 1) : attributes.find_first_of(" \t\r\n", at);
    std::size_t const begin = at + (is_quoted ? 1 : 0);
    std::string const link =
        without_entities(attributes.substr(begin, end == std::string_view::npos ? end : end - begin));
    constexpr std::array<std::string_view, 3> schemes{"http://", "https://", "mailto:"};
    bool const is_plain = std::none_of(link.begin(), link.end(), [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == '<' || c == '>' || c == '"';
    });
    std::string const small = lower(link);
    auto const* const scheme = std::find_if(schemes.begin(), schemes.end(),
                                            [&](std::string_view one) { return small.starts_with(one); });
    return is_plain && scheme != schemes.end() ? std::string{*scheme} + link.substr(scheme->size())
                                               : std::string{};
}

template <std::size_t size>
bool is_among(std::array<std::string_view, size> const& names, std::string const& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Puts the text together: blanks in a row are one, and so are line breaks.
class Lines {
  public:
    void add(std::string_view text) {
        for (char const c : text) {
            if (is_blank(c)) {
                m_has_gap = true;
                continue;
            }
            bool const begins_line = m_text.empty() || m_text.back() == '\n';
            if (m_has_gap && !begins_line) {
                m_text += ' ';
            }
            m_has_gap = false;
            m_text += c;
        }
    }
    void end_line() {
        m_has_gap = false;
        if (!m_text.empty() && m_text.back() != '\n') {
            m_text += '\n';
        }
    }
    [[nodiscard]] std::size_t size() const { return m_text.size(); }
    [[nodiscard]] std::string since(std::size_t place) const { return m_text.substr(place); }
    [[nodiscard]] std::string take() {
        m_text.erase(m_text.find_last_not_of('\n') + 1);
        return std::move(m_text);
    }

  private:
    std::string m_text;
    bool m_has_gap = false;
};

/// How much of a text, which begins with a tag, a reader does not see: the tag, with what is in it where that
/// is a program.
std::size_t unseen_length(std::string_view text, Tag const& tag) {
    constexpr std::array<std::string_view, 4> programs{"script", "style", "head", "title"};
    if (tag.is_end || !is_among(programs, tag.name)) {
        return tag.length;
    }
    std::size_t end = text.find("</", tag.length);
    while (end != std::string_view::npos && lower(text.substr(end + 2, tag.name.size())) != tag.name) {
        end = text.find("</", end + 2);
    }
    std::size_t const closed = end == std::string_view::npos ? end : text.find('>', end);
    return closed == std::string_view::npos ? text.size() : closed + 1;
}

/// Walks through HTML, from tag to tag.
class HtmlWalk {
  public:
    HtmlText read(std::string_view html) {
        std::size_t const last_end = html.rfind('>');
        char const* const after_tags = last_end == std::string_view::npos ? html.data() : &html[last_end];
        while (!html.empty()) {
            if (html.starts_with("<!--")) {
                std::size_t const end = html.find("-->");
                html.remove_prefix(end == std::string_view::npos ? html.size() : end + 3);
                continue;
            }
            bool const may_be_tag = html.front() == '<' && html.data() < after_tags;
            auto const tag = may_be_tag ? tag_at(html) : std::nullopt;
            if (tag) {
                meet(*tag);
                html.remove_prefix(unseen_length(html, *tag));
                continue;
            }
            std::size_t const next = std::min(html.find('<', 1), html.size());
            m_lines.add(without_entities(html.substr(0, next)));
            html.remove_prefix(next);
        }
        close_link();
        m_found.text = m_lines.take();
        return std::move(m_found);
    }

  private:
    void meet(Tag const& tag) {
        constexpr std::array<std::string_view, 22> blocks{
            "p",  "div", "br", "tr", "li",    "ul",    "ol", "table",      "h1",  "h2", "h3",
            "h4", "h5",  "h6", "hr", "tbody", "thead", "dl", "blockquote", "pre", "dt", "dd"};
        if (is_among(blocks, tag.name)) {
            m_lines.end_line();
        } else if (tag.name == "td" || tag.name == "th") {
            m_lines.add(" ");
        } else if (tag.name == "a") {
            close_link();
            m_link = tag.is_end ? std::string{} : link_in(tag.attributes);
            m_link_begin = m_lines.size();
        }
    }
    void close_link() {
        if (m_link.empty()) {
            return;
        }
        std::string words = m_lines.since(std::min(m_link_begin, m_lines.size()));
        words.erase(0, words.find_first_not_of(" \n"));
        if (words.empty()) {
            m_lines.add(" " + m_link);
        } else if (words != m_link && "mailto:" + words != m_link) {
            m_lines.add(" (" + m_link + ")");
        }
        if (std::find(m_found.links.begin(), m_found.links.end(), m_link) == m_found.links.end()) {
            m_found.links.push_back(m_link);
        }
        m_link.clear();
    }

    Lines m_lines;
    HtmlText m_found;
    std::string m_link;
    std::size_t m_link_begin = 0;
};

}  // namespace

HtmlText html_text(std::string_view html) { return HtmlWalk().read(html); }

bool is_html(std::string_view text) {
    std::size_t const last_end = text.rfind('>');
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const has_end = last_end != std::string_view::npos && i < last_end;
        bool const is_tag =
            text[i] == '<' && ((has_end && tag_at(text.substr(i))) || text.substr(i, 4) == "<!--");
        if (is_tag || (text[i] == '&' && entity_at(text.substr(i)))) {
            return true;
        }
    }
    return false;
}

}  // namespace gatepost
