#pragma once

#include "table/feature_table.hpp"

#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace gatepost {

/// A condition on a feature's attributes, as in the WHERE of SQL:
///   population > 10000 and kind = 'city' · name is not null · class in ('a', 'b') · not (start < '2019')
/// Fields are bare words or in double quotes, texts in single quotes. A number is compared with values that
/// can be read as one, a text with the text of the value, letter by letter (so ISO 8601 dates compare
/// correctly). A comparison with null, or with a field that does not exist, is false.
class Expression {
  public:
    /// Throws Error that says at which place the text cannot be understood.
    explicit Expression(std::string_view text);
    ~Expression();
    Expression(Expression const&) = delete;
    Expression& operator=(Expression const&) = delete;
    Expression(Expression&&) noexcept;
    Expression& operator=(Expression&&) noexcept;

    /// Whether it holds for a row of some columns; a field that is not among them has no value.
    [[nodiscard]] bool holds(AttributeColumns const& columns, std::size_t row) const;
    [[nodiscard]] bool holds(FeatureTable const& table, std::size_t feature) const {
        return holds(table.attributes, feature);
    }
    /// The fields that it refers to.
    [[nodiscard]] std::set<std::string> fields() const;

    struct Node;

  private:
    std::unique_ptr<Node> m_root;
};

}  // namespace gatepost
