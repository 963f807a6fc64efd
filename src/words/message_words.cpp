#include "words/message_words.hpp"

#include "words/message_table.hpp"

#include <algorithm>
#include <optional>

namespace gatepost {

namespace {

/// An English pattern as the texts that stand between its blanks; of "{}: {}", for instance, "", ": " and "".
struct Fitting {
    MessagePattern const* pattern = nullptr;
    std::vector<std::string> between;
    std::size_t own_letters = 0;
};

std::vector<std::string> texts_between(std::string_view pattern) {
    std::vector<std::string> between(1);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        bool const is_doubled = pattern.substr(i, 2) == "{{" || pattern.substr(i, 2) == "}}";
        if (pattern[i] == '{' && !is_doubled) {
            between.emplace_back();
            i = pattern.find('}', i);
        } else {
            between.back() += pattern[i];
            i += is_doubled ? 1 : 0;
        }
    }
    return between;
}

/// Those with most text of their own first.
std::vector<Fitting> all_fittings() {
    std::vector<Fitting> all;
    for (auto const patterns : {data_messages(), database_messages(), file_messages(), feature_messages(),
                                format_messages(), picture_messages(), map_messages(), program_messages()}) {
        for (MessagePattern const& pattern : patterns) {
            Fitting fitting{&pattern, texts_between(pattern.english), 0};
            for (std::string const& text : fitting.between) {
                fitting.own_letters += text.size();
            }
            all.push_back(std::move(fitting));
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](Fitting const& a, Fitting const& b) { return a.own_letters > b.own_letters; });
    return all;
}

/// What fills the blanks of a pattern, if the text was formed with it. None of them is empty.
std::optional<std::vector<std::string>> values_in(std::string_view text, Fitting const& fitting) {
    auto const& between = fitting.between;
    if (between.size() == 1) {
        return text == between.front() ? std::optional{std::vector<std::string>{}} : std::nullopt;
    }
    if (!text.starts_with(between.front()) || !text.ends_with(between.back())) {
        return std::nullopt;
    }
    std::vector<std::string> values;
    std::size_t begin = between.front().size();
    for (std::size_t i = 1; i < between.size(); ++i) {
        bool const is_last = i + 1 == between.size();
        std::size_t const end = is_last ? text.size() - between.back().size() : text.find(between[i], begin);
        if (end == std::string_view::npos || end <= begin) {
            return std::nullopt;
        }
        values.emplace_back(text.substr(begin, end - begin));
        begin = end + between[i].size();
    }
    return values;
}

std::string translated(Locale locale, std::string_view english, int depth) {
    static std::vector<Fitting> const fittings = all_fittings();
    for (Fitting const& fitting : fittings) {
        auto values = depth > 0 ? values_in(english, fitting) : std::nullopt;
        if (!values) {
            continue;
        }
        for (std::string& value : *values) {
            value = translated(locale, value, depth - 1);
        }
        std::string_view const pattern =
            locale == Locale::vietnamese ? fitting.pattern->vietnamese : fitting.pattern->chinese;
        return filled(std::string(pattern).c_str(), *values);
    }
    return std::string{english};
}

}  // namespace

std::string message_in(Locale locale, std::string_view english) {
    constexpr int deepest = 6;  // of reasons within reasons
    return locale == Locale::english ? std::string{english} : translated(locale, english, deepest);
}

}  // namespace gatepost
