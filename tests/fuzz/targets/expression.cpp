#include "table/expression.hpp"

#include "fuzz/promises.hpp"
#include "fuzz/targets.hpp"

namespace gatepost::fuzz {

namespace {

FeatureTable small_table() {
    FeatureTable table;
    AttributeColumn text("name", AttributeType::text);
    AttributeColumn number("n", AttributeType::real);
    AttributeColumn flag("open", AttributeType::boolean);
    text.add_text("Lạng Sơn");
    number.add_real(-2.5);
    flag.add_boolean(true);
    text.add_text("12");
    number.add_null();
    flag.add_null();
    table.attributes = {std::move(text), std::move(number), std::move(flag)};
    table.geometry.add_point({106, 22});
    table.geometry.add_point({107, 21});
    return table;
}

}  // namespace

void expression(std::string_view bytes) {
    FeatureTable const table = small_table();
    try {
        Expression const rule(bytes);
        Expression const opposite("not (" + std::string(bytes) + ")");
        for (std::size_t feature = 0; feature < table.size(); ++feature) {
            require(rule.holds(table, feature) != opposite.holds(table, feature),
                    "a rule holds or it does not");
        }
    } catch (Error const& error) {
        check_error(error);
    }
}

}  // namespace gatepost::fuzz
