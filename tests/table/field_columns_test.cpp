#include "table/field_columns.hpp"

#include <catch2/catch.hpp>

#include <numeric>

#include "base/error.hpp"
#include "table/fixtures.hpp"
#include "table/table_order.hpp"

using namespace gatepost;

namespace {

/// Attributes that are made when they are asked for: `number` is the feature's own, broken from a feature on;
/// `mixed` is a number or a word; `rare` is only in the last feature.
class MadeAttributes : public AttributeFile {
  public:
    explicit MadeAttributes(std::size_t size) : m_size(size) {}

    [[nodiscard]] std::vector<AttributeColumn> read(std::span<std::uint32_t const> features) const override {
        if (m_size == 0) {
            throw Error("it is gone");
        }
        bool const is_broken = features.front() >= m_size / 2;
        AttributeColumn number("number", is_broken ? AttributeType::real : AttributeType::integer);
        AttributeColumn mixed("mixed", is_broken ? AttributeType::text : AttributeType::integer);
        AttributeColumn word("word", AttributeType::text);
        AttributeColumn rare("rare", AttributeType::boolean);
        for (std::uint32_t const feature : features) {
            is_broken ? number.add_real(feature + 0.5) : number.add_integer(feature);
            is_broken ? mixed.add_text("w" + std::to_string(feature)) : mixed.add_integer(feature);
            feature % 10 == 3 ? word.add_null() : word.add_text("word " + std::to_string(feature % 7));
            feature + 1 == m_size ? rare.add_boolean(true) : rare.add_null();
        }
        std::vector<AttributeColumn> columns{number, mixed, word};
        if (features.back() + 1 == m_size) {
            columns.push_back(rare);
        }
        return columns;
    }

  private:
    std::size_t m_size;
};

FeatureTable table_in_file(std::size_t size, bool is_there = true) {
    FeatureTable table;
    for (std::size_t i = 0; i < size; ++i) {
        table.geometry.add_point({0, 0});
    }
    table.attribute_file = std::make_shared<MadeAttributes const>(is_there ? size : 0);
    return table;
}

constexpr std::size_t size = 70'000;  // several blocks

/// The same in memory.
FeatureTable in_memory(FeatureTable const& table) {
    std::vector<std::string> const fields{"number", "word"};
    FeatureTable copy = table;
    copy.attributes = *columns_of(table, fields);
    copy.attribute_file.reset();
    return copy;
}

}  // namespace

TEST_CASE("columns of a file are whole, and of the type that holds all of their values") {
    FeatureTable const table = table_in_file(size);
    JobPool pool(2);
    std::vector<std::string> const fields{"number", "mixed", "word", "rare", "nowhere"};
    Job<std::shared_ptr<AttributeColumns const>> job(
        pool, [&](JobContext const& context) { return columns_of(table, fields, context); });
    auto const columns = job.get();
    REQUIRE(columns->size() == 4);
    for (AttributeColumn const& column : *columns) {
        CHECK(column.size() == size);
    }
    AttributeColumn const& number = *columns->find("number");
    CHECK(number.type() == AttributeType::real);
    CHECK(number.real(12) == 12);
    CHECK(number.real(size - 1) == size - 0.5);
    AttributeColumn const& mixed = *columns->find("mixed");
    CHECK(mixed.type() == AttributeType::text);
    CHECK(mixed.text(7) == "7");
    CHECK(mixed.written_as(7) == AttributeType::integer);
    CHECK(mixed.text(size - 1) == "w69999");
    CHECK(columns->find("word")->is_null(20'003));
    CHECK(columns->find("word")->text(20'004) == "word 5");
    CHECK(columns->find("rare")->is_null(0));
    CHECK_FALSE(columns->find("rare")->is_null(size - 1));
    CHECK(columns->find("nowhere") == nullptr);
}

TEST_CASE("columns in memory are those of the table") {
    FeatureTable const table = one_feature({{"a", "b"}});
    CHECK(columns_of(table, {}).get() == &table.attributes);
    CHECK(first_columns(table).get() == &table.attributes);
}

TEST_CASE("a file that cannot be read is an error, not a column of less") {
    FeatureTable const table = table_in_file(10, false);
    std::vector<std::string> const fields{"number"};
    CHECK_THROWS_AS(columns_of(table, fields), Error);
    CHECK_THROWS_AS(features_in_order(table, {"number", false, ""}), Error);
    CHECK_THROWS_AS(features_in_order(table, {"", false, "gone"}), Error);  // and no text to be found
    CHECK(table.row(3).text("attributes") == "it is gone");
}

TEST_CASE("rows of a file are in the order that they have in memory, searched or not") {
    FeatureTable const in_file = table_in_file(size);
    FeatureTable const copy = in_memory(in_file);
    JobPool pool(2);
    for (TableOrder const& order :
         {TableOrder{"number", true, ""}, TableOrder{"word", false, ""}, TableOrder{"word", true, "word 5"},
          TableOrder{"", false, "word 3"}, TableOrder{"nowhere", false, "69999"}}) {
        CAPTURE(order.field, order.search);
        Job<std::vector<std::uint32_t>> job(
            pool, [&](JobContext const& context) { return features_in_order(in_file, order, context); });
        auto const rows = job.get();
        if (order.search != "69999") {  // which stands in a field that is not in the copy
            CHECK(rows == features_in_order(copy, order));
        } else {
            CHECK(rows == std::vector<std::uint32_t>{69'999});
        }
    }
}

TEST_CASE("a first look at the fields reads no more than that") {
    CHECK(first_columns(table_in_file(size))->find("word")->size() == 2000);
}

TEST_CASE("where no field is asked for, nothing is read") {
    FeatureTable const gone = table_in_file(size, false);
    std::vector<std::string> const number{"number"};
    CHECK_THROWS_AS(columns_of(gone, number), Error);
    CHECK(columns_of(gone, {})->begin() == columns_of(gone, {})->end());
}
