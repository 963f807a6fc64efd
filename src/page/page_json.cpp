#include "page/page_json.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace gatepost {

namespace {

bool must_be_escaped(char byte) {
    auto const code = static_cast<unsigned char>(byte);
    return code < 0x20 || byte == '"' || byte == '\\' || byte == '<' || byte == '>' || byte == '&';
}

void append_quoted(std::string& out, std::string_view utf8) {
    out += '"';
    for (std::size_t at = 0; at < utf8.size();) {
        char const byte = utf8[at];
        if (static_cast<unsigned char>(byte) < 0x80) {
            if (must_be_escaped(byte)) {
                fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(byte));
            } else {
                out += byte;
            }
            ++at;
            continue;
        }
        Utf8Character const character = character_at(utf8, at);
        append_utf8(out, character.code);
        at += character.bytes;
    }
    out += '"';
}

}  // namespace

void PageJson::separate() {
    if (m_follows_value) {
        m_text += ',';
    }
    m_follows_value = true;
}

PageJson& PageJson::open(char bracket) {
    separate();
    m_text += bracket;
    m_follows_value = false;
    return *this;
}

PageJson& PageJson::close(char bracket) {
    m_text += bracket;
    m_follows_value = true;
    return *this;
}

PageJson& PageJson::key(std::string_view name) {
    separate();
    append_quoted(m_text, name);
    m_text += ':';
    m_follows_value = false;
    return *this;
}

PageJson& PageJson::text(std::string_view utf8) {
    separate();
    append_quoted(m_text, utf8);
    return *this;
}

PageJson& PageJson::number(double value) {
    return raw(std::isfinite(value) ? fmt::format("{}", value) : "null");
}

PageJson& PageJson::raw(std::string_view json) {
    separate();
    m_text += json;
    return *this;
}

}  // namespace gatepost
