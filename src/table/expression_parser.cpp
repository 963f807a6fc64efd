#include "table/expression_node.hpp"

#include "base/error.hpp"
#include "base/folding.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace gatepost {

namespace {

using Node = ExpressionNode;
using Value = ExpressionValue;
using Operand = ExpressionOperand;
using Function = ExpressionOperand::Function;

/// The text around a position, for use in a message: on one line, however long the text is.
std::string surroundings(std::string_view text, std::size_t place) {
    constexpr std::size_t reach_bytes = 40;
    std::size_t const begin = character_begin(text, place - std::min(place, reach_bytes));
    std::size_t const end = character_begin(text, place + reach_bytes);
    std::string shown(text.substr(begin, end - begin));
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, ' ');
    return (begin > 0 ? "…" : "") + shown + (end < text.size() ? "…" : "");
}

bool has_number(Function function) {
    return function == Function::length || function == Function::year || function == Function::month ||
           function == Function::distance_m;
}

/// Recursive descent, a method for each rule of the grammar.
class Parser {
  public:
    explicit Parser(std::string_view text) : m_text(text) {}

    Node whole() {
        Node root = any_of();
        skip_blanks();
        if (m_at < m_text.size()) {
            fail("nothing more");
        }
        return root;
    }

  private:
    [[noreturn]] void fail(std::string_view expected) const {
        throw fmt_error("{} is expected at character {} of: {}", expected, m_at + 1,
                        surroundings(m_text, m_at));
    }
    void skip_blanks() {
        while (m_at < m_text.size() &&
               (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n')) {
            ++m_at;
        }
    }
    static bool is_word_letter(char c) {
        bool const is_ascii_letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return is_ascii_letter || c == '_' || c == ':' || c == '-' || c == '.' ||
               (static_cast<unsigned char>(c) & 0x80U) != 0;
    }
    bool take(std::string_view sign) {
        skip_blanks();
        if (!m_text.substr(m_at).starts_with(sign)) {
            return false;
        }
        m_at += sign.size();
        return true;
    }
    void expect(std::string_view sign) {
        if (!take(sign)) {
            fail(sign);
        }
    }
    /// A key word, in any case, that is not the beginning of a longer word.
    bool take_word(std::string_view word) {
        skip_blanks();
        std::string_view const rest = m_text.substr(m_at);
        bool const is_here =
            rest.size() >= word.size() &&
            std::equal(word.begin(), word.end(), rest.begin(),
                       [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); }) &&
            (rest.size() == word.size() || !is_word_letter(rest[word.size()]));
        m_at += is_here ? word.size() : 0;
        return is_here;
    }
    /// A word before an opening bracket.
    bool take_function(std::string_view word) {
        std::size_t const begin = m_at;
        if (take_word(word) && take("(")) {
            return true;
        }
        m_at = begin;
        return false;
    }

    Node any_of() {
        return several(Node::Kind::any_of, "or", [this] { return all_of(); });
    }
    Node all_of() {
        return several(Node::Kind::all_of, "and", [this] { return one(); });
    }
    template <class Part>
    Node several(Node::Kind kind, std::string_view word, Part part) {
        Node node{.kind = kind};
        do {
            node.parts.push_back(part());
        } while (take_word(word));
        if (node.parts.size() > 1) {
            return node;
        }
        Node only = std::move(node.parts.front());
        return only;
    }
    Node one() {
        constexpr int deepest = 100;
        if (++m_depth > deepest) {
            fail("something less deeply nested");
        }
        Node node;
        if (take_word("not")) {
            node.kind = Node::Kind::none_of;
            node.parts.push_back(one());
        } else if (take("(")) {
            node = any_of();
            expect(")");
        } else {
            node = condition();
        }
        --m_depth;
        return node;
    }
    Node condition() {
        Node node{.operand = operand()};
        if (node.operand.function != Function::distance_m && take_word("is")) {
            return null_test(std::move(node));
        }
        node.is_negated = take_word("not");
        if (take_word("in")) {
            read_values(node);
        } else if (take_word("like")) {
            read_pattern(node, Comparison::like);
        } else if (take_word("ilike")) {
            read_pattern(node, Comparison::ilike);
        } else if (take_word("between")) {
            return between(std::move(node));
        } else if (node.is_negated) {
            fail("one of in like ilike between");
        } else {
            node.comparison = comparison();
            node.values.push_back(value(node.operand));
        }
        return node;
    }
    Node null_test(Node node) {
        bool const is_negated = take_word("not");
        if (!take_word("null")) {
            fail("null");
        }
        node.kind = Node::Kind::is_null;
        return is_negated ? Node{.kind = Node::Kind::none_of, .parts = {std::move(node)}} : std::move(node);
    }
    void read_values(Node& node) {
        expect("(");
        do {
            node.values.push_back(value(node.operand));
        } while (take(","));
        if (!take(")")) {
            fail(") or a comma");
        }
    }
    void read_pattern(Node& node, Comparison comparison) {
        node.comparison = comparison;
        skip_blanks();
        if (has_number(node.operand.function) || node.operand.function == Function::date ||
            m_at >= m_text.size() || m_text[m_at] != '\'') {
            fail("a field and a 'text'");
        }
        std::string const pattern = quoted('\'');
        node.values.push_back({comparison == Comparison::ilike ? lower_case(pattern) : pattern, {}, {}});
    }
    /// Both bounds belong to it; outside them a null is no more than inside.
    Node between(Node bound) {
        Node low{.operand = bound.operand, .comparison = Comparison::at_least};
        low.values.push_back(value(bound.operand));
        if (!take_word("and")) {
            fail("and");
        }
        Node high{.operand = bound.operand, .comparison = Comparison::at_most};
        high.values.push_back(value(bound.operand));
        if (bound.is_negated) {
            low.comparison = Comparison::less;
            high.comparison = Comparison::greater;
        }
        return {.kind = bound.is_negated ? Node::Kind::any_of : Node::Kind::all_of,
                .parts = {std::move(low), std::move(high)}};
    }
    std::string quoted(char quote) {
        std::string text;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] != quote) {
                text += m_text[m_at];
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == quote) {
                text += m_text[m_at++];  // a doubled quote stands for itself
            } else {
                ++m_at;
                return text;
            }
        }
        fail("the closing quotation mark");
    }
    Operand operand() {
        constexpr std::array<std::pair<std::string_view, Function>, 5> functions{
            {{"lower", Function::lower},
             {"length", Function::length},
             {"year", Function::year},
             {"month", Function::month},
             {"date", Function::date}}};
        if (take_function("distance_m")) {
            Operand distance{.function = Function::distance_m};
            distance.from_lonlat.x = coordinate(180);
            expect(",");
            distance.from_lonlat.y = coordinate(90);
            expect(")");
            return distance;
        }
        for (auto const& [word, function] : functions) {
            if (take_function(word)) {
                Operand one{.function = function, .field = field()};
                expect(")");
                return one;
            }
        }
        return {.field = field()};
    }
    double coordinate(double most_deg) {
        skip_blanks();
        std::size_t const begin = m_at;
        double const deg = number();
        if (!(std::abs(deg) <= most_deg)) {
            m_at = begin;
            fail(most_deg > 90 ? "a longitude" : "a latitude");
        }
        return deg;
    }
    std::string field() {
        skip_blanks();
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            return quoted('"');
        }
        std::size_t const begin = m_at;
        while (m_at < m_text.size() && is_word_letter(m_text[m_at])) {
            ++m_at;
        }
        if (m_at == begin) {
            fail("the name of a field");
        }
        return std::string(m_text.substr(begin, m_at - begin));
    }
    Comparison comparison() {
        constexpr std::array<std::pair<std::string_view, Comparison>, 7> signs{{{"<=", Comparison::at_most},
                                                                                {">=", Comparison::at_least},
                                                                                {"!=", Comparison::unequal},
                                                                                {"<>", Comparison::unequal},
                                                                                {"=", Comparison::equal},
                                                                                {"<", Comparison::less},
                                                                                {">", Comparison::greater}}};
        for (auto const& [sign, meaning] : signs) {
            if (take(sign)) {
                return meaning;
            }
        }
        fail("one of = != < <= > >= is in like ilike between");
    }
    double number() {
        double number = 0;
        auto const [end, error] =
            std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), number);
        if (error != std::errc{} || std::isnan(number)) {
            fail("a number");
        }
        m_at = static_cast<std::size_t>(end - m_text.data());
        return number;
    }
    bool is_quote_next() {
        skip_blanks();
        return m_at < m_text.size() && m_text[m_at] == '\'';
    }
    Value date_value(std::string_view text, std::size_t begin) {
        auto const date = parse_date(text);
        if (!date) {
            m_at = begin;
            fail("a date as '2019-05-07' or '2019'");
        }
        return {{}, {}, date->range};
    }
    Value value(Operand const& operand) {
        skip_blanks();
        std::size_t const begin = m_at;
        if (has_number(operand.function)) {
            return {{}, number(), {}};
        }
        bool const is_date = operand.function == Function::date;
        if (is_date || (operand.function == Function::none && take_word("date") && is_quote_next())) {
            if (is_quote_next()) {
                return date_value(quoted('\''), begin);
            }
            static_cast<void>(number());  // a year needs no quotes
            return date_value(m_text.substr(begin, m_at - begin), begin);
        }
        m_at = begin;
        if (is_quote_next()) {
            return {quoted('\''), {}, {}};
        }
        if (operand.function == Function::lower || m_at >= m_text.size() || !is_number_next()) {
            fail(operand.function == Function::lower ? "a 'text'" : "a number or a 'text'");
        }
        return {{}, number(), {}};
    }
    bool is_number_next() const {
        double number = 0;
        auto const [end, error] =
            std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), number);
        return error == std::errc{} && !std::isnan(number);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
};

}  // namespace

ExpressionNode parse_expression(std::string_view text) { return Parser(text).whole(); }

}  // namespace gatepost
