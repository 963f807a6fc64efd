#include "io/gdal/gdal_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace gatepost {

namespace {

constexpr auto npos = std::string::npos;

void erase_all(std::string& text, std::string_view what) {
    for (std::size_t at = text.find(what); at != npos; at = text.find(what, at)) {
        text.erase(at, what.size());
    }
}

/// One short line, without the GDAL path prefixes that we added.
std::string one_line(std::string text) {
    for (std::string_view const detour : {"/vsicurl_streaming/", "/vsicurl/", "/vsimem/gatepost/"}) {
        erase_all(text, detour);
    }
    // "./ogr/…/ogrdxfdatasource.cpp, 526: ": the place in GDAL's source that reported it.
    if (std::size_t const at = text.find(".cpp, "); at != npos) {
        std::size_t const colon = text.find(": ", at);
        text.erase(0, colon == npos ? 0 : colon + 2);
    }
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    constexpr std::size_t most_bytes = 200;
    if (text.size() > most_bytes) {
        std::size_t end = most_bytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80) {
            --end;
        }
        text = text.substr(0, end) + "…";
    }
    return text;
}

std::string behind(std::string const& text, std::string_view sign) {
    std::size_t const at = text.find(sign);
    std::size_t const begin = at == npos ? npos : text.find_first_not_of(" .:", at + sign.size());
    return begin == npos ? text : text.substr(begin);
}

/// "the server answered 503 (service unavailable)", if the text contains an HTTP status.
std::optional<std::string> server_answer(std::string const& text) {
    for (std::string_view const sign : {"HTTP response code", "HTTP error code", "response_code="}) {
        std::size_t const at = text.find(sign);
        std::size_t const digits = at == npos ? npos : text.find_first_of("0123456789", at);
        int const code = digits == npos ? 0 : std::atoi(text.c_str() + digits);
        if (digits != npos && code == 0) {
            return "the server cannot be reached";
        }
        if (code >= 400) {
            char const* const meaning = code == 401 || code == 403 ? " (it wants a login or key)"
                                        : code == 404              ? " (there is no such file)"
                                        : code == 429              ? " (too many requests)"
                                        : code >= 500              ? " (it has a fault of its own)"
                                                                   : "";
            return fmt::format("the server answered {}{}", code, meaning);
        }
    }
    return std::nullopt;
}

struct Rule {
    std::string_view sign;
    std::string_view words;
};

/// Our words for a text that contains one of these patterns; the first match counts.
std::optional<std::string> known_words(std::string const& text) {
    constexpr std::array<Rule, 19> rules{{
        {"Could not resolve host", "the server's name is not known"},
        {"SSL", "no safe connection to the server could be made"},
        {"connection info string", "its connection string cannot be understood"},
        {"Operation timed out", "the server did not answer in time"},
        {"Operation too slow", "the server stopped sending"},
        {"Couldn't connect to server", "the server cannot be reached"},
        {"Failed to connect to", "the server cannot be reached"},
        {"server closed the connection", "the database closed the connection"},
        {"terminating connection", "the database closed the connection"},
        {"Range downloading not supported", "the server cannot send parts of a file"},
        {"disk image is malformed", "its database is damaged"},
        {"file is not a database", "it is not the database that its name says"},
        {"SHAPE_RESTORE_SHX", "its index (.shx) is missing or damaged"},
        {"reading object of size", "the file is cut off before its end"},
        {"reading .shp file", "the file is cut off before its end"},
        {"ut of memory", "it wants more memory than it may have"},
        {"annot allocate", "it wants more memory than it may have"},
        {"clamped to INT64",
         "whole numbers that are too large to hold were replaced by the largest that is not"},
        {"not recognized as", "no format that can be read is recognised in it"},
    }};
    auto const* const rule = std::find_if(rules.begin(), rules.end(),
                                          [&](Rule const& one) { return text.find(one.sign) != npos; });
    return rule == rules.end() ? std::nullopt : std::optional{std::string{rule->words}};
}

bool is_xml_fault(std::string const& text) {
    constexpr std::array<std::string_view, 9> signs{
        "not well-formed", "XML pars",         "mismatched tag",   "no element found",   "unclosed token",
        "xml pars",        "undefined entity", "unknown encoding", "junk after document"};
    return std::any_of(signs.begin(), signs.end(), [&](auto sign) { return text.find(sign) != npos; });
}

}  // namespace

std::string in_words(GdalComplaint const& complaint) {
    std::string const text = one_line(complaint.text);
    if (auto answer = server_answer(text)) {
        return *answer;
    }
    if (auto words = known_words(text)) {
        return *words;
    }
    if (text.find("PQconnectdb failed") != npos || text.find("connection to server") != npos) {
        return "the database cannot be reached: " + behind(text, "PQconnectdb failed");
    }
    if (is_xml_fault(text)) {
        return "it is not well-formed XML: " + behind(text, "failed");
    }
    return "GDAL says: " + text;
}

void GdalComplaints::add(std::vector<GdalComplaint> const& complaints) {
    for (GdalComplaint const& complaint : complaints) {
        std::string words = in_words(complaint);
        std::string key = words;
        std::erase_if(key, [](unsigned char c) { return std::isdigit(c) != 0; });
        auto const [known, is_new] = m_index.try_emplace(std::move(key), m_kinds.size());
        if (is_new) {
            m_kinds.push_back({std::move(words), 0});
        }
        ++m_kinds[known->second].count;
    }
}

void GdalComplaints::tell(std::string const& source, LoadReport& report) {
    for (Kind const& kind : m_kinds) {
        report.doubtful = true;
        report.add(kind.count == 1 ? fmt::format("{}: {}", source, kind.words)
                                   : fmt::format("{}: {} ({} times)", source, kind.words, kind.count));
    }
    m_kinds.clear();
    m_index.clear();
}

}  // namespace gatepost
