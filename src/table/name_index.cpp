#include "table/name_index.hpp"

#include "base/folding.hpp"
#include "base/han_reading.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <tuple>
#include <unordered_map>

namespace gatepost {

namespace {

/// Two bytes of UTF-8 and more: letters of scripts without capitals need no marks' form.
bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// One line, blanks at its ends taken away.
std::string one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    std::size_t const begin = line.find_first_not_of(' ');
    return begin == std::string::npos ? std::string()
                                      : line.substr(begin, line.find_last_not_of(' ') - begin + 1);
}

/// Whether a word begins there: after a blank or a mark, and at each Han character.
bool begins_word(std::string_view block, std::size_t at) {
    auto const before = static_cast<unsigned char>(block[at - 1]);
    bool const is_letter = before >= 0x80 || std::isalnum(before) != 0;
    char32_t const here = character_at(block, at).code;
    bool const is_han = here >= 0x3400 && here <= 0x9FFF;
    return !is_letter || is_han;
}

/// Whether a text begins with another but for one letter that is another, too many or missing, or two that
/// have changed places. Letters are bytes: folded texts that are typed wrong are mostly Latin.
bool begins_nearly(std::string_view text, std::string_view typed) {
    std::size_t same = 0;
    while (same < typed.size() && same < text.size() && text[same] == typed[same]) {
        ++same;
    }
    std::string_view const rest = text.substr(same);
    std::string_view const typed_rest = typed.substr(same);
    if (typed_rest.empty()) {
        return true;
    }
    auto const goes_on = [&](std::size_t of_text, std::size_t of_typed) {
        return of_text <= rest.size() && rest.substr(of_text).starts_with(typed_rest.substr(of_typed));
    };
    bool const is_swapped = rest.size() > 1 && typed_rest.size() > 1 && rest[0] == typed_rest[1] &&
                            rest[1] == typed_rest[0] && goes_on(2, 2);
    return goes_on(1, 1) || goes_on(0, 1) || goes_on(1, 0) || is_swapped;
}

constexpr std::size_t least_visited = 1500;  // of one way to be found, where there are as many
constexpr std::size_t longest_text = 400;    // bytes of a text that can be found

}  // namespace

SearchText::SearchText(std::string_view text)
    : marked(lower_case(one_line(text))), folded(gatepost::folded(marked)) {
    folded = simplified(folded);
}

template <class Visit>
void NameIndex::Texts::each(std::string_view wanted, std::size_t most, JobContext const& job,
                            Visit visit) const {
    for (std::size_t const place : places(wanted, most, job)) {
        if (!visit(place)) {
            return;
        }
    }
}

void NameIndex::add(std::uint32_t row, std::string_view text, NameKind kind) {
    constexpr std::size_t most_block = 0xF0000000U;
    SearchText const forms(text.substr(0, character_begin(text, std::min(text.size(), longest_text))));
    if (forms.folded.empty() || m_names.block.size() > most_block) {
        return;
    }
    if (forms.marked != forms.folded) {
        m_marked.add(static_cast<std::uint32_t>(m_names.size()), kind, forms.marked);
    }
    m_names.add(row, kind, forms.folded);
    if (is_ascii(forms.folded) || kind == NameKind::other) {
        return;
    }
    for (Pinyin const& read : pinyin_of(forms.folded)) {
        m_pinyin.add(row, kind, read.syllables);
        m_initials.add(row, kind, read.initials);
    }
}

std::size_t NameIndex::bytes() const {
    std::size_t bytes = 0;
    for (Texts const* const texts : {&m_names, &m_marked, &m_pinyin, &m_initials}) {
        bytes += texts->block.capacity() + texts->begin.capacity() * sizeof(std::uint32_t) +
                 texts->row_and_kind.capacity() * sizeof(std::uint32_t);
    }
    return bytes;
}

/// One search.
class NameIndex::Finder {
  public:
    Finder(NameIndex const& index, SearchText const& typed, std::size_t wanted, JobContext const& job)
        : m_index(index),
          m_typed(typed),
          m_wanted(wanted),
          m_most(std::max(wanted, least_visited)),
          m_job(job) {}

    std::vector<NameHit> find() {
        std::string const& typed = m_typed.folded;
        if (!in_names(typed, 0)) {  // there are more: what fits best is looked for by itself
            in_names("\n" + typed, 1);
            in_names("\n" + typed + "\n", 1);
        }
        if (m_best.size() < m_wanted && typed.find(' ') != std::string::npos) {
            all_words();
        }
        if (m_best.size() < m_wanted && is_ascii(typed)) {
            in_pinyin();
        }
        constexpr std::size_t least_for_errors = 4;
        if (m_best.empty() && typed.size() >= least_for_errors) {
            with_typing_error();
        }
        std::vector<NameHit> hits;
        for (auto const& [row, hit] : m_best) {
            hits.push_back(hit);
        }
        std::sort(hits.begin(), hits.end(), [](NameHit const& a, NameHit const& b) {
            return std::tuple(a.match, a.kind, a.length, a.row) <
                   std::tuple(b.match, b.kind, b.length, b.row);
        });
        return hits;
    }

  private:
    void note(Texts const& texts, std::size_t entry, NameMatch match, std::uint32_t row) {
        // A longer text is no name: to be all of it, or its beginning, says little.
        bool const is_other = texts.kind(entry) == NameKind::other;
        NameMatch const least = match == NameMatch::exact_with_marks || match == NameMatch::begin_with_marks
                                    ? NameMatch::word_with_marks
                                    : NameMatch::word;
        match = is_other && match < NameMatch::word_with_marks ? least : match;
        NameHit const hit{row, texts.kind(entry), match,
                          static_cast<std::uint32_t>(texts.text(entry).size())};
        auto const [known, is_new] = m_best.emplace(row, hit);
        NameHit& best = known->second;
        if (!is_new &&
            std::tuple(hit.match, hit.kind, hit.length) < std::tuple(best.match, best.kind, best.length)) {
            best = hit;
        }
    }

    /// `skipped`: line ends before the typed text. False where there are more than are visited.
    bool in_names(std::string const& wanted, std::size_t skipped) {
        Texts const& names = m_index.m_names;
        std::size_t visited = 0;
        names.each(wanted, m_most, m_job, [&](std::size_t place) {
            std::size_t const at = place + skipped;
            if (at < names.block.size() && at > 0) {
                std::size_t const entry = names.at(at);
                note(names, entry, match_at(entry, at), names.row(entry));
            }
            return ++visited < m_most;
        });
        return visited < m_most;
    }

    [[nodiscard]] NameMatch match_at(std::size_t entry, std::size_t at) const {
        Texts const& names = m_index.m_names;
        bool const is_begin = at == names.begin[entry];
        bool const is_whole = is_begin && names.text(entry).size() == m_typed.folded.size();
        if (!is_begin && !begins_word(names.block, at)) {
            return NameMatch::inside;
        }
        bool const is_marked = has_typed_marks(entry);
        if (is_whole) {
            return is_marked ? NameMatch::exact_with_marks : NameMatch::exact;
        }
        if (is_begin) {
            return is_marked ? NameMatch::begin_with_marks : NameMatch::begin;
        }
        return is_marked ? NameMatch::word_with_marks : NameMatch::word;
    }

    /// Whether a text has the marks as they were typed. One that was typed without marks has those of every
    /// text that is written without any.
    [[nodiscard]] bool has_typed_marks(std::size_t entry) const {
        Texts const& marked = m_index.m_marked;
        auto const found = std::lower_bound(
            marked.row_and_kind.begin(), marked.row_and_kind.end(), static_cast<std::uint32_t>(entry),
            [](std::uint32_t one, std::uint32_t wanted) { return (one & 0x3FFFFFFFU) < wanted; });
        bool const has_own = found != marked.row_and_kind.end() && (*found & 0x3FFFFFFFU) == entry;
        std::string_view const text =
            has_own ? marked.text(static_cast<std::size_t>(found - marked.row_and_kind.begin()))
                    : m_index.m_names.text(entry);
        return text.find(m_typed.marked) != std::string_view::npos;
    }

    /// Words that stand apart, or in another order.
    void all_words() {
        std::vector<std::string_view> words;
        std::string_view rest = m_typed.folded;
        while (!rest.empty()) {
            std::size_t const blank = std::min(rest.find(' '), rest.size());
            if (blank > 0) {
                words.push_back(rest.substr(0, blank));
            }
            rest.remove_prefix(std::min(blank + 1, rest.size()));
        }
        if (words.size() < 2) {
            return;
        }
        auto const longest = std::max_element(
            words.begin(), words.end(), [](auto const& a, auto const& b) { return a.size() < b.size(); });
        Texts const& names = m_index.m_names;
        std::size_t visited = 0;
        names.each(*longest, m_most, m_job, [&](std::size_t place) {
            std::size_t const entry = names.at(place);
            std::string_view const text = names.text(entry);
            bool const has_all = std::all_of(words.begin(), words.end(), [&](std::string_view word) {
                return text.find(word) != std::string_view::npos;
            });
            if (has_all) {
                note(names, entry, NameMatch::inside, names.row(entry));
            }
            return ++visited < m_most;
        });
    }

    /// People type "chang sha" as well.
    void in_pinyin() {
        std::string letters;
        std::copy_if(m_typed.folded.begin(), m_typed.folded.end(), std::back_inserter(letters),
                     [](char c) { return c != ' ' && c != '\''; });
        if (letters.size() < 2) {
            return;
        }
        auto const look = [&](Texts const& texts, NameMatch match) {
            std::size_t visited = 0;
            texts.each("\n" + letters, m_most, m_job, [&](std::size_t place) {
                std::size_t const entry = texts.at(place + 1);
                note(texts, entry, match, texts.row(entry));
                return ++visited < m_most;
            });
        };
        look(m_index.m_pinyin, NameMatch::pinyin);
        look(m_index.m_initials, NameMatch::initials);
    }

    void with_typing_error() {
        Texts const& names = m_index.m_names;
        std::string_view const typed = m_typed.folded;
        std::size_t const half = typed.size() / 2;
        auto const check = [&](std::size_t at) {
            bool const may_begin = at > 0 && at < names.block.size() && begins_word(names.block, at);
            if (!may_begin) {
                return;
            }
            std::size_t const entry = names.at(at);
            std::string_view const text = names.text(entry).substr(at - names.begin[entry]);
            if (begins_nearly(text, typed)) {
                note(names, entry, NameMatch::typing_error, names.row(entry));
            }
        };
        auto const [begins, ends] =
            names.places_of_both(typed.substr(0, half), typed.substr(half), m_most, m_job);
        for (std::size_t i = 0; i < std::min(begins.size(), m_most); ++i) {
            check(begins[i]);
        }
        for (std::size_t i = 0; i < std::min(ends.size(), m_most); ++i) {
            for (std::size_t const before : {half, half + 1, half - 1}) {
                if (ends[i] >= before) {
                    check(ends[i] - before);
                }
            }
        }
    }

    NameIndex const& m_index;
    SearchText const& m_typed;
    std::size_t m_wanted;
    std::size_t m_most;  ///< places that are visited of one way to be found
    JobContext const& m_job;
    std::unordered_map<std::uint32_t, NameHit> m_best;  // by row
};

std::vector<NameHit> NameIndex::find(SearchText const& typed, std::size_t wanted,
                                     JobContext const& job) const {
    return typed.folded.empty() ? std::vector<NameHit>{} : Finder(*this, typed, wanted, job).find();
}

}  // namespace gatepost
