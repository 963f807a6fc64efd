#include "io/ewkb.hpp"

#include <catch2/catch.hpp>

#include <bit>
#include <cstring>
#include <limits>
#include <string>

namespace gatepost {

namespace {

/// Bytes as they are put together, in either order.
class Bytes {
  public:
    explicit Bytes(bool is_little = true) : m_is_little(is_little) {}
    Bytes& head(std::uint32_t type, std::optional<std::uint32_t> srid = std::nullopt) {
        m_bytes += m_is_little ? '\1' : '\0';
        word(type);
        return srid ? word(*srid) : *this;
    }
    Bytes& word(std::uint32_t value) { return put(value); }
    Bytes& numbers(std::initializer_list<double> values) {
        for (double const value : values) {
            put(std::bit_cast<std::uint64_t>(value));
        }
        return *this;
    }
    [[nodiscard]] std::string const& text() const { return m_bytes; }

  private:
    template <class T>
    Bytes& put(T value) {
        for (std::size_t i = 0; i < sizeof value; ++i) {
            std::size_t const byte = m_is_little ? i : sizeof value - 1 - i;
            m_bytes += static_cast<char>(value >> (8 * byte) & 0xFFU);
        }
        return *this;
    }
    bool m_is_little;
    std::string m_bytes;
};

constexpr std::uint32_t srid_flag = 0x20000000U;
constexpr std::uint32_t z_flag = 0x80000000U;

GeometryColumn read(Bytes const& bytes) {
    GeometryColumn column;
    EwkbOutcome const outcome = append_ewkb(bytes.text(), Crs::wgs84(), column);
    CHECK(outcome.fault.empty());
    CHECK(column.size() == 1);
    return column;
}

std::string fault_of(std::string const& bytes) {
    GeometryColumn column;
    EwkbOutcome const outcome = append_ewkb(bytes, Crs::wgs84(), column);
    CHECK(column.size() == (outcome.fault.empty() ? 1 : 0));
    return outcome.fault;
}

}  // namespace

TEST_CASE("a point is read in either byte order, with and without its SRID") {
    CHECK(read(Bytes().head(1).numbers({106.7, 21.9})).vertices()[0] == Point{106.7, 21.9});
    CHECK(read(Bytes().head(1 | srid_flag, 4326).numbers({106.7, 21.9})).vertices()[0] == Point{106.7, 21.9});
    CHECK(read(Bytes(false).head(1 | srid_flag, 4326).numbers({106.7, 21.9})).vertices()[0] ==
          Point{106.7, 21.9});
    CHECK(srid_of_ewkb(Bytes().head(1 | srid_flag, 3405).numbers({1, 2}).text()) == 3405);
    CHECK(srid_of_ewkb(Bytes().head(1).numbers({1, 2}).text()) == std::nullopt);
}

TEST_CASE("heights and measures are dropped, as PostGIS and as ISO mark them") {
    for (std::uint32_t const type : {1 | z_flag, 1001U, 2001U}) {
        CHECK(read(Bytes().head(type).numbers({106.7, 21.9, 300})).vertices()[0] == Point{106.7, 21.9});
    }
    for (std::uint32_t const type : {1 | z_flag | 0x40000000U, 3001U}) {
        CHECK(read(Bytes().head(type).numbers({106.7, 21.9, 300, 7})).vertices()[0] == Point{106.7, 21.9});
    }
}

TEST_CASE("an empty geometry is a feature without a place") {
    double const nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(read(Bytes().head(1).numbers({nan, nan})).kind(0) == GeometryKind::none);
    CHECK(read(Bytes().head(7).word(0)).kind(0) == GeometryKind::none);
    CHECK(read(Bytes().head(3).word(0)).kind(0) == GeometryKind::none);
}

TEST_CASE("a polygon keeps its hole") {
    GeometryColumn const column = read(Bytes()
                                           .head(3)
                                           .word(2)
                                           .word(4)
                                           .numbers({0, 0, 9, 0, 9, 9, 0, 0})
                                           .word(4)
                                           .numbers({5, 1, 8, 1, 8, 4, 5, 1}));
    REQUIRE(column.parts_end(0) - column.parts_begin(0) == 2);
    CHECK(column.part_kind(0) == PartKind::ring);
    CHECK(column.part_kind(1) == PartKind::hole);
}

TEST_CASE("members of a collection keep their kinds, and areas stand apart") {
    Bytes bytes;
    bytes.head(7).word(3);
    bytes.head(1).numbers({1, 1});
    bytes.head(2).word(2).numbers({0, 0, 1, 1});
    bytes.head(3).word(1).word(4).numbers({0, 0, 2, 0, 2, 2, 0, 0});
    GeometryColumn const column = read(bytes);
    REQUIRE(column.parts_end(0) - column.parts_begin(0) == 3);
    CHECK(column.part_kind(0) == PartKind::point);
    CHECK(column.part_kind(1) == PartKind::line);
    CHECK(column.part_kind(2) == PartKind::area);
}

TEST_CASE("rings of one multi-polygon are filled together") {
    Bytes bytes;
    bytes.head(6).word(2);
    for (double const x : {0.0, 5.0}) {
        bytes.head(3).word(1).word(4).numbers({x, 0, x + 2, 0, x + 2, 2, x, 0});
    }
    GeometryColumn const column = read(bytes);
    REQUIRE(column.parts_end(0) - column.parts_begin(0) == 2);
    CHECK(column.part_kind(1) == PartKind::ring);
}

TEST_CASE("what is no geometry is refused with its reason") {
    CHECK(fault_of("") == "its bytes are not sound");
    CHECK(fault_of(Bytes().head(10).word(0).text()) == "its geometry is a curve");
    CHECK(fault_of(Bytes().head(99).text()) == "its geometry is of a type that is not known (99)");
    CHECK(fault_of(Bytes().head(2).word(4'000'000'000U).text()) == "its bytes are not sound");
    CHECK(fault_of(Bytes().head(1).numbers({500'000, 2'300'000}).text()).find("-a_srs") != std::string::npos);
    CHECK(fault_of(Bytes().head(2).word(1).numbers({1, 1}).text()) == "its geometry has too few coordinates");
}

TEST_CASE("a geometry cut off anywhere, or followed by more, is refused") {
    Bytes bytes;
    bytes.head(7 | srid_flag, 4326).word(2);
    bytes.head(3).word(1).word(4).numbers({0, 0, 2, 0, 2, 2, 0, 0});
    bytes.head(4).word(1).head(1).numbers({1, 1});
    for (std::size_t size = 0; size < bytes.text().size(); ++size) {
        CHECK(fault_of(bytes.text().substr(0, size)) == "its bytes are not sound");
    }
    CHECK(fault_of(bytes.text()).empty());
    CHECK(fault_of(bytes.text() + "x") == "its bytes are not sound");
}

TEST_CASE("collections nested too deep are refused without a crash") {
    Bytes bytes;
    for (int i = 0; i < 100'000; ++i) {
        bytes.head(7).word(1);
    }
    CHECK(fault_of(bytes.text()).find("nested more than") != std::string::npos);
}

}  // namespace gatepost
