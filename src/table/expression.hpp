#pragma once

#include "table/feature_places.hpp"
#include "table/feature_table.hpp"

#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace gatepost {

struct ExpressionNode;

/// A condition on a feature, as in the WHERE of SQL:
///   population > 10000 and kind = 'city' · name is not null · class in ('a', 'b') · not (start < '2019')
///   height between 100 and 200 · name like 'Upper %' · note ilike '%bridge%' · lower(kind) = 'city'
///   date(start) <= '2019' · year(start) = 2017 · month(start) = 5 · length(name) > 20
///   distance_m(106.7, 21.9) < 5000
/// Fields are bare words or in double quotes, texts in single quotes; a doubled quote stands for itself. A
/// number is compared with values that can be read as one, a text with the text of the value, letter by
/// letter. `like` knows % (anything) and _ (one character), \ before either means itself; `ilike` takes no
/// notice of capitals. `date(field)` reads the value as parse_time_span does and compares when it began with
/// all that a date means: "<= '2019'" includes its last day, "= '2019'" is within it; `field < date '2019'`
/// says the same. `distance_m(longitude, latitude)` is measured from the nearest point of the feature
/// (FeaturePlaces). A comparison with null, with a field that does not exist, or with what is no date where
/// one is asked for, is false, also with `not` before `in`, `like` and `between`.
class Expression {
  public:
    /// Throws Error that says at which place the text cannot be understood.
    explicit Expression(std::string_view text);
    ~Expression();
    Expression(Expression const&) = delete;
    Expression& operator=(Expression const&) = delete;
    Expression(Expression&&) noexcept;
    Expression& operator=(Expression&&) noexcept;

    /// Whether it holds for a row of some columns; a field that is not among them has no value, and without
    /// `places` nothing has a distance.
    [[nodiscard]] bool holds(AttributeColumns const& columns, std::size_t row,
                             FeaturePlaces const* places = nullptr) const;
    /// The same for one feature of a table in memory.
    [[nodiscard]] bool holds(FeatureTable const& table, std::size_t feature) const;
    /// The fields that it refers to.
    [[nodiscard]] std::set<std::string> fields() const;
    /// Whether it speaks of distances.
    [[nodiscard]] bool needs_places() const;

  private:
    std::unique_ptr<ExpressionNode> m_root;
};

}  // namespace gatepost
