#include "table/expression.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace gatepost {

namespace {

enum class Comparison : std::uint8_t { equal, unequal, less, at_most, greater, at_least };

struct Value {
    std::string text;
    std::optional<double> number;
};

bool is_so(Comparison comparison, int order) {
    switch (comparison) {
        case Comparison::equal: return order == 0;
        case Comparison::unequal: return order != 0;
        case Comparison::less: return order < 0;
        case Comparison::at_most: return order <= 0;
        case Comparison::greater: return order > 0;
        case Comparison::at_least: return order >= 0;
    }
    return false;
}

bool compares(AttributeColumn const& column, std::size_t feature, Comparison comparison, Value const& value) {
    if (value.number) {
        auto const number = column.number(feature);
        return number && !std::isnan(*number) &&
               is_so(comparison, *number < *value.number   ? -1
                                 : *number > *value.number ? 1
                                                           : 0);
    }
    return is_so(comparison, column.to_text(feature).compare(value.text));
}

}  // namespace

struct Expression::Node {
    enum class Kind : std::uint8_t { all_of, any_of, none_of, compare, is_null, is_among };
    Kind kind = Kind::compare;
    std::vector<Node> parts{};
    std::string field{};
    Comparison comparison = Comparison::equal;
    std::vector<Value> values{};

    void add_fields(std::set<std::string>& fields) const {
        if (!field.empty()) {
            fields.insert(field);
        }
        for (Node const& part : parts) {
            part.add_fields(fields);
        }
    }
    [[nodiscard]] bool holds(AttributeColumns const& columns, std::size_t feature) const {
        auto const part_holds = [&](Node const& part) { return part.holds(columns, feature); };
        switch (kind) {
            case Kind::all_of: return std::all_of(parts.begin(), parts.end(), part_holds);
            case Kind::any_of: return std::any_of(parts.begin(), parts.end(), part_holds);
            case Kind::none_of: return std::none_of(parts.begin(), parts.end(), part_holds);
            default: break;
        }
        AttributeColumn const* const column = columns.find(field);
        bool const is_missing = column == nullptr || column->is_null(feature);
        if (is_missing || kind == Kind::is_null) {
            return is_missing && kind == Kind::is_null;
        }
        return std::any_of(values.begin(), values.end(),
                           [&](Value const& value) { return compares(*column, feature, comparison, value); });
    }
};

namespace {

using Node = Expression::Node;

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
    [[noreturn]] void fail(char const* expected) const {
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
            if (!take(")")) {
                fail(")");
            }
        } else {
            node = condition();
        }
        --m_depth;
        return node;
    }
    Node condition() {
        Node node{.field = field()};
        if (take_word("is")) {
            bool const is_negated = take_word("not");
            if (!take_word("null")) {
                fail("null");
            }
            node.kind = Node::Kind::is_null;
            return is_negated ? Node{.kind = Node::Kind::none_of, .parts = {std::move(node)}}
                              : std::move(node);
        }
        if (take_word("in")) {
            node.kind = Node::Kind::is_among;
            if (!take("(")) {
                fail("(");
            }
            do {
                node.values.push_back(value());
            } while (take(","));
            if (!take(")")) {
                fail(") or a comma");
            }
            return node;
        }
        node.comparison = comparison();
        node.values.push_back(value());
        return node;
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
        fail("one of = != < <= > >= is in");
    }
    Value value() {
        skip_blanks();
        if (m_at < m_text.size() && m_text[m_at] == '\'') {
            return {quoted('\''), std::nullopt};
        }
        double number = 0;
        auto const [end, error] =
            std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), number);
        if (error != std::errc{} || std::isnan(number)) {
            fail("a number or a 'text'");
        }
        m_at = static_cast<std::size_t>(end - m_text.data());
        return {{}, number};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
};

}  // namespace

Expression::Expression(std::string_view text) : m_root(std::make_unique<Node>(Parser(text).whole())) {}
Expression::~Expression() = default;
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;

bool Expression::holds(AttributeColumns const& columns, std::size_t row) const {
    return m_root->holds(columns, row);
}

std::set<std::string> Expression::fields() const {
    std::set<std::string> fields;
    m_root->add_fields(fields);
    return fields;
}

}  // namespace gatepost
