#pragma once

#include "table/feature_table.hpp"

#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace gatepost {

/// A condition on a feature's attributes, as in the WHERE of SQL:
///   population > 10000 and kind = 'city' · name is not null · class in ('a', 'b') · not (start < '2019')
/// Fields are bare words or stand in double quotes, texts in single ones. A number is compared with what can
/// be read as one, a text with the text of the value, letter by letter (dates as ISO 8601 come out right). A
/// comparison with null, or a field that is not there, is false.
class Expression {
  public:
    /// Throws Error that says where the text stops making sense.
    explicit Expression(std::string_view text);
    ~Expression();
    Expression(Expression const&) = delete;
    Expression& operator=(Expression const&) = delete;
    Expression(Expression&&) noexcept;
    Expression& operator=(Expression&&) noexcept;

    /// Of a row of some columns; a field that is not among them has no value.
    [[nodiscard]] bool holds(AttributeColumns const& columns, std::size_t row) const;
    [[nodiscard]] bool holds(FeatureTable const& table, std::size_t feature) const {
        return holds(table.attributes, feature);
    }
    /// The fields that it asks for.
    [[nodiscard]] std::set<std::string> fields() const;

    struct Node;

  private:
    std::unique_ptr<Node> m_root;
};

}  // namespace gatepost
