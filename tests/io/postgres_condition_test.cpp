// What a server makes of these conditions, tests/app/postgres_filter_test.py tells.
#include "io/postgres_condition.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

namespace gatepost {

namespace {

PostgresTable made_table() {
    PostgresTable table;
    table.fields = {{"kind", "int4"},      {"part", "float4"},
                    {"name", "text"},      {"day", "date"},
                    {"at", "timestamptz"}, {"tags", "text", "", true},
                    {"id", "uuid"},        {"odd \"one\"", "text"},
                    {"ok", "bool"},        {"folded", "text", "", false, false}};
    return table;
}

/// What is asked of the server, with a star where more pass than should; "here" where it is not asked.
std::string asked(std::string_view condition) {
    auto const sql = sql_condition(parse_expression(condition), made_table());
    return sql ? sql->sql + (sql->is_exact ? "" : " *") : "here";
}

}  // namespace

TEST_CASE("comparisons are said so that nothing is neither true nor false") {
    CHECK(asked("kind > 2") == R"(("kind" IS NOT NULL AND ("kind" > (2))))");
    CHECK(asked("kind not in (1, 2)") == R"(("kind" IS NOT NULL AND NOT ("kind" = (1) OR "kind" = (2))))");
    CHECK(asked("not (kind = 1)") == R"(NOT (COALESCE(("kind" IS NOT NULL AND ("kind" = (1))), false)))");
    CHECK(asked("part = 0.1") ==
          R"(("part"::text::float8 > '-Infinity'::float8 AND "part"::text::float8 < 'Infinity'::float8 AND )"
          R"(("part"::text::float8 = '0.1'::float8)))");
    CHECK(asked("name is null") == R"("name" IS NULL)");
}

TEST_CASE("names and texts are quoted") {
    CHECK(asked(R"("odd ""one""" = 'it''s')") ==
          R"(("odd ""one""" IS NOT NULL AND ("odd ""one""" = 'it''s')))");
    CHECK(asked(R"(name = '\')") == R"(("name" IS NOT NULL AND ("name" =  E'\\')))");
}

TEST_CASE("a backslash in a pattern escapes what it escapes here") {
    CHECK(asked(R"(name like 'a\%b\c%')").find(R"(LIKE  E'a\\%b\\\\c%')") != std::string::npos);
}

TEST_CASE("dates are ranges of moments, and looked at again") {
    CHECK(
        asked("date(day) <= '2019'") ==
        R"(("day" > '-infinity'::date AND "day" < 'infinity'::date AND ("day" < (timestamp '2020-01-01 00:00:00' + interval '0 milliseconds'))) *)");
    CHECK(
        asked("year(at) = 2019") ==
        R"(("at" > '-infinity'::timestamptz AND "at" < 'infinity'::timestamptz AND (("at" >= (timestamptz '2019-01-01 00:00:00+00' + interval '0 milliseconds') )"
        R"(AND "at" < (timestamptz '2020-01-01 00:00:00+00' + interval '0 milliseconds')))) *)");
    CHECK(asked("date(day) < '-0500'") == "here");
}

TEST_CASE("a text is looked for by its bytes, whatever the database takes for equal") {
    CHECK(asked("name = 'a'") == R"(("name" IS NOT NULL AND ("name" = 'a')))");
    for (char const* const condition : {"name = 'K'", "name = '\u00e9'", "folded = 'a'"}) {
        CHECK(asked(condition).find("COLLATE \"C\" =") != std::string::npos);
    }
    CHECK(asked("kind = '5'") == R"(("kind" IS NOT NULL AND ("kind" = '5'::int8)))");
    CHECK(asked("kind = '05'") == R"(("kind" IS NOT NULL AND (false)))");
    CHECK(asked("kind != 'a'") == R"(("kind" IS NOT NULL AND (true)))");
}

TEST_CASE("what a server would understand otherwise is not asked of it") {
    for (char const* const condition :
         {"name ilike 'a%'", "lower(name) = 'a'", "name > 5", "nowhere = 1", "nowhere is null", "tags = 'a'",
          "id = 'a'", "distance_m(106, 21) < 5", "kind > 9007199254740992", "month(day) = 5",
          "not (name ilike 'a')", "not (date(day) = '2019')", "kind = 1 or name ilike 'a'", "ok like 't%'"}) {
        INFO(condition);
        CHECK(asked(condition) == "here");
    }
}

TEST_CASE("of what must all hold, the part that can be asked is") {
    CHECK(asked("kind = 1 and name ilike 'a'") == R"((("kind" IS NOT NULL AND ("kind" = (1)))) *)");
    CHECK(asked("kind = 1 and ok = 'true'") ==
          R"((("kind" IS NOT NULL AND ("kind" = (1))) AND ("ok" IS NOT NULL AND ("ok"::text = 'true'))))");
}

}  // namespace gatepost
