#include "page/markup.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "page/sha256.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

namespace gatepost {

namespace {

std::string_view entity_of(char32_t code) {
    switch (code) {
        case U'&': return "&amp;";
        case U'<': return "&lt;";
        case U'>': return "&gt;";
        case U'"': return "&quot;";
        case U'\'': return "&#39;";
        default: return {};
    }
}

bool is_control(char32_t code) {
    return (code < 0x20 && code != U'\n' && code != U'\t') || (code >= 0x7F && code < 0xA0);
}

std::string hash_source(std::string_view text) {
    auto const digest = sha256(text);
    return "'sha256-" + base64({reinterpret_cast<char const*>(digest.data()), digest.size()}) + "'";
}

}  // namespace

std::string escaped(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        Utf8Character const character = character_at(utf8, at);
        at += character.bytes;
        if (auto const entity = entity_of(character.code); !entity.empty()) {
            out += entity;
        } else if (!is_control(character.code)) {
            append_utf8(out, character.code);
        }
    }
    return out;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::size_t const count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            group = group << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            out += i <= count ? digits[group >> (18 - 6 * i) & 63U] : '=';
        }
    }
    return out;
}

bool is_safe_link(std::string_view address) {
    constexpr std::array<std::string_view, 3> schemes{"http://", "https://", "mailto:"};
    auto const begins_with = [&](std::string_view scheme) {
        return address.size() > scheme.size() &&
               std::equal(scheme.begin(), scheme.end(), address.begin(),
                          [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
    };
    return std::any_of(schemes.begin(), schemes.end(), begins_with);
}

std::string security_policy(std::string_view script, std::string_view style) {
    std::string const script_source = script.empty() ? "'none'" : hash_source(script);
    return "default-src 'none'; script-src " + script_source + "; style-src " + hash_source(style) +
           "; img-src data:; base-uri 'none'; form-action 'none'";
}

std::string filled_template(std::string_view page,
                            std::vector<std::pair<std::string, std::string>> const& values) {
    std::string out;
    while (!page.empty()) {
        std::size_t const open = page.find("{{");
        out += page.substr(0, open);
        if (open == std::string_view::npos) {
            break;
        }
        std::size_t const close = page.find("}}", open);
        std::string_view const name = page.substr(open + 2, close - open - 2);
        auto const value =
            std::find_if(values.begin(), values.end(), [&](auto const& one) { return one.first == name; });
        if (close == std::string_view::npos || value == values.end()) {
            throw fmt_error("the page's template asks for {}, which nobody gives", name);
        }
        out += value->second;
        page.remove_prefix(close + 2);
    }
    return out;
}

}  // namespace gatepost
