#include "io/postgres_address.hpp"

#include <catch2/catch.hpp>

namespace gatepost {

using Table = PostgresAddress::Table;

TEST_CASE("what is ours is taken out of an address before libpq sees it") {
    auto const uri =
        postgres_address("postgresql://gp@db:5433/gis?schema=public&table=places&sslmode=require");
    REQUIRE(uri);
    CHECK(uri->connection == "postgresql://gp@db:5433/gis?sslmode=require");
    CHECK(uri->schema == "public");
    CHECK(uri->tables == std::vector{Table{"", "places", ""}});
    auto const pairs =
        postgres_address("PG:host=db dbname='my gis' tables=a,s.b(geom) password='it\\'s' user=gp");
    REQUIRE(pairs);
    CHECK(pairs->connection == "host=db dbname='my gis' password='it\\'s' user=gp");
    CHECK(pairs->tables == std::vector{Table{"", "a", ""}, Table{"s", "b", "geom"}});
}

TEST_CASE("an address without a table means all of them") {
    for (char const* const source :
         {"postgres://db/gis", "postgresql:///gis", "PG:service=maps", "pg:dbname=gis"}) {
        auto const address = postgres_address(source);
        REQUIRE(address);
        CHECK(address->tables.empty());
    }
    CHECK(postgres_address("PG:service=maps")->connection == "service=maps");
    CHECK(postgres_address("PG:postgresql://db/gis?table=a")->connection == "postgresql://db/gis");
}

TEST_CASE("names in an address may be escaped") {
    auto const address =
        postgres_address("postgresql://db/gis?table=my%20places%28geom%29&application_name=x");
    REQUIRE(address);
    CHECK(address->tables == std::vector{Table{"", "my places", "geom"}});
    CHECK(address->connection == "postgresql://db/gis?application_name=x");
}

TEST_CASE("a broken pair is left to libpq, which says what is wrong with it") {
    CHECK(postgres_address("PG:host=db nonsense")->connection == "host=db nonsense");
    CHECK(postgres_address("PG:host = db  port = 1")->connection == "host=db port=1");
}

TEST_CASE("files and other addresses are no databases") {
    for (char const* const source :
         {"places.geojson", "https://db/gis?table=a", "/data/PG:x", "", "P", "sqlite://x"}) {
        CHECK_FALSE(postgres_address(source));
    }
}

}  // namespace gatepost
