#include "base/secrets.hpp"

#include <catch2/catch.hpp>

#include <string>

using gatepost::without_secrets;

TEST_CASE("passwords of connection strings are hidden, however they are written") {
    auto const* const text = GENERATE(
        "PG:host=h dbname=gis user=gp password=s3cret", "PG:password='s3 cret' dbname=gis",
        R"(PG:password='it\'s3cret' x=1)", "PG:password='it''s3cret' x=1",
        "MYSQL:gis,user=gp,passwd=s3cret,port=1", "MSSQL:server=h;UID=gp;PWD=s3cret;",
        "PG:user=gp sslpassword=s3cret", "PG:PASSWORD = s3cret x", "PG:dbname=x password=my s3cret user=gp",
        "PG:password=my s3cret: no such database", "PG:host=h password=abc,s3cret",
        "PG:password=a;s3cret x=1", "PG:password=a)s3cret", "PG:password=a&s3cret", "PG:password=a's3cret",
        "PG:passwd=a,s3cret", "PG:password = my s3cret", "'PG:dbname=gis password=a,b;s3cret': refused",
        "http://u:p://s3cret@h/a.gpkg", "postgresql://gp:s3cret@127.0.0.1:1/gis",
        "http://gp:s3cret@host/a.fgb", "http://gp:s3/cret@host/a.fgb", "postgresql://gp:x@s3cret@h/db",
        "/vsicurl/https://gp:s3cret@h/x", "invalid: \"http://u:s3cret@h\"",
        "failed for: //gp:s3cret@127.0.0.1/d", "OCI:gp/s3cret@127.0.0.1:1/gis", "ODBC:gp/s3cret@dsn",
        "/vsicurl?url=http%3A%2F%2Fuser%3As3cret%40127.0.0.1%3A1%2Fa.gpkg", "https://s3cret@127.0.0.1:1/a",
        "AMIGOCLOUD:x AMIGOCLOUD_API_KEY=s3cret", "http://h/a?AWSAccessKeyId=s3cret", "PG:password:s3cret",
        "mongodb://gp:s3cret@h1:1,h2:2/db", "postgresql://h/gis?user=gp&password=s3cret");
    INFO(text << " becomes " << without_secrets(text));
    CHECK(without_secrets(text).find("cret") == std::string::npos);
    CHECK(without_secrets(text).find("***") != std::string::npos);
}

TEST_CASE("keys in the query of an address are hidden, and what follows them is not") {
    for (std::string const name :
         {"token", "access_token", "key", "apikey", "api_key", "sig", "X-Amz-Signature", "X-Amz-Credential",
          "subscription-key", "client_secret", "maps_key"}) {
        CHECK(without_secrets("https://h/a.fgb?" + name + "=s3/cret+x==&size=9") ==
              "https://h/a.fgb?" + name + "=***&size=9");
        CHECK(without_secrets("https://h/a.fgb?size=9&" + name + "=s3cret: 404") ==
              "https://h/a.fgb?size=9&" + name + "=***: 404");
    }
}

TEST_CASE("what stands behind a password stays") {
    CHECK(without_secrets("MYSQL:gis,password=a,port=1: refused") ==
          "MYSQL:gis,password=***,port=1: refused");
    CHECK(without_secrets("http://u:p://x@h/a.gpkg and more") == "http://u:***@h/a.gpkg and more");
    CHECK(without_secrets("'PG:password=a', behind it") == "'PG:password=***', behind it");
    CHECK(without_secrets("PG:password=a b user=gp port=1: refused") ==
          "PG:password=*** user=gp port=1: refused");
    CHECK(without_secrets("PG:password='a b' user=gp") == "PG:password=*** user=gp");
}

TEST_CASE("headers and JSON are no better places for a secret") {
    CHECK(without_secrets("Authorization: Bearer s3cret") == "Authorization: Bearer ***");
    CHECK(without_secrets(R"({"password": "s3cret", "user": "gp"})") == R"({"password": ***, "user": "gp"})");
}

TEST_CASE("what is left is the same when it is looked through again") {
    for (char const* const text :
         {"XP2&pwd:'/usvi_d:'/usvi/", "pwd:'x'yz", "password='a'b c", "PG:password=a'b'c"}) {
        std::string const clean = without_secrets(text);
        CHECK(without_secrets(clean) == clean);
    }
    CHECK(without_secrets("&pwd:'x'yz") == "&pwd:***");
}

TEST_CASE("what is no secret stays as it is") {
    for (char const* const text :
         {"/data/key=7/gates.geojson: line 3, character 9: 'name' is missing", "http://h:8080/a/b@c.json",
          "https://[::1]:80/a@b", "PG:host=h dbname=gis user=gp", "a word: password", "postgresql://gp@h/gis",
          "feature 7: token", "a.zip/b.geojson: it is locked with a password: unpack it first",
          "secret: map.geojson: 3 features", "'password: Mong Cai' is no date", "12:30:00", ""}) {
        CHECK(without_secrets(text) == text);
    }
}
