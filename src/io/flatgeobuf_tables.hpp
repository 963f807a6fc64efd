#pragma once

#include <flatbuffers/flatbuffers.h>

#include <cstdint>
#include <string_view>

/// The tables of a FlatGeobuf file, with their fields numbered as in its specification (flatgeobuf.org,
/// header.fbs and feature.fbs, version 3). Each table verifies what is read from it: in a corrupt file any
/// field may be missing or have an unexpected size. For use by flatgeobuf_*.cpp only.
namespace gatepost::fgb {

/// The position of a table's n-th field in its directory.
constexpr flatbuffers::voffset_t field(flatbuffers::voffset_t number) {
    return static_cast<flatbuffers::voffset_t>(4 + 2 * number);
}

// NOLINTBEGIN(readability-identifier-naming): the library calls Verify
class Geometry : private flatbuffers::Table {
  public:
    using Parts = flatbuffers::Vector<flatbuffers::Offset<Geometry>>;
    [[nodiscard]] flatbuffers::Vector<std::uint32_t> const* ends() const {
        return GetPointer<flatbuffers::Vector<std::uint32_t> const*>(field(0));
    }
    [[nodiscard]] flatbuffers::Vector<double> const* xy() const {
        return GetPointer<flatbuffers::Vector<double> const*>(field(1));
    }
    [[nodiscard]] std::uint8_t type() const { return GetField<std::uint8_t>(field(6), 0); }
    [[nodiscard]] Parts const* parts() const { return GetPointer<Parts const*>(field(7)); }
    /// Not the parts themselves: those may nest without end, so whoever follows them verifies them, and
    /// counts.
    bool Verify(flatbuffers::Verifier& verifier) const {
        return VerifyTableStart(verifier) && VerifyOffset(verifier, field(0)) &&
               verifier.VerifyVector(ends()) && VerifyOffset(verifier, field(1)) &&
               verifier.VerifyVector(xy()) && VerifyField<std::uint8_t>(verifier, field(6), 1) &&
               VerifyOffset(verifier, field(7)) && verifier.VerifyVector(parts()) && verifier.EndTable();
    }
};

class Column : private flatbuffers::Table {
  public:
    [[nodiscard]] flatbuffers::String const* name() const {
        return GetPointer<flatbuffers::String const*>(field(0));
    }
    [[nodiscard]] std::uint8_t type() const { return GetField<std::uint8_t>(field(1), 0); }
    bool Verify(flatbuffers::Verifier& verifier) const {
        return VerifyTableStart(verifier) && VerifyOffset(verifier, field(0)) &&
               verifier.VerifyString(name()) && VerifyField<std::uint8_t>(verifier, field(1), 1) &&
               verifier.EndTable();
    }
};
using Columns = flatbuffers::Vector<flatbuffers::Offset<Column>>;

class Feature : private flatbuffers::Table {
  public:
    [[nodiscard]] Geometry const* geometry() const { return GetPointer<Geometry const*>(field(0)); }
    [[nodiscard]] flatbuffers::Vector<std::uint8_t> const* properties() const {
        return GetPointer<flatbuffers::Vector<std::uint8_t> const*>(field(1));
    }
    /// Whether the feature declares columns of its own, besides those of the header.
    [[nodiscard]] bool has_columns() const { return columns() != nullptr && columns()->size() > 0; }
    bool Verify(flatbuffers::Verifier& verifier) const {
        return VerifyTableStart(verifier) && VerifyOffset(verifier, field(0)) &&
               verifier.VerifyTable(geometry()) && VerifyOffset(verifier, field(1)) &&
               verifier.VerifyVector(properties()) && VerifyOffset(verifier, field(2)) &&
               verifier.VerifyVector(columns()) && verifier.VerifyVectorOfTables(columns()) &&
               verifier.EndTable();
    }

  private:
    [[nodiscard]] Columns const* columns() const { return GetPointer<Columns const*>(field(2)); }
};

class CrsTable : private flatbuffers::Table {
  public:
    [[nodiscard]] flatbuffers::String const* organisation() const { return text(0); }
    [[nodiscard]] std::int32_t code() const { return GetField<std::int32_t>(field(1), 0); }
    [[nodiscard]] flatbuffers::String const* wkt() const { return text(4); }
    [[nodiscard]] flatbuffers::String const* code_text() const { return text(5); }
    bool Verify(flatbuffers::Verifier& verifier) const {
        return VerifyTableStart(verifier) && VerifyOffset(verifier, field(0)) &&
               verifier.VerifyString(organisation()) && VerifyField<std::int32_t>(verifier, field(1), 4) &&
               VerifyOffset(verifier, field(4)) && verifier.VerifyString(wkt()) &&
               VerifyOffset(verifier, field(5)) && verifier.VerifyString(code_text()) && verifier.EndTable();
    }

  private:
    [[nodiscard]] flatbuffers::String const* text(flatbuffers::voffset_t number) const {
        return GetPointer<flatbuffers::String const*>(field(number));
    }
};

class Header : private flatbuffers::Table {
  public:
    [[nodiscard]] flatbuffers::Vector<double> const* envelope() const {
        return GetPointer<flatbuffers::Vector<double> const*>(field(1));
    }
    [[nodiscard]] std::uint8_t geometry_type() const { return GetField<std::uint8_t>(field(2), 0); }
    [[nodiscard]] Columns const* columns() const { return GetPointer<Columns const*>(field(7)); }
    [[nodiscard]] std::uint64_t features_count() const { return GetField<std::uint64_t>(field(8), 0); }
    [[nodiscard]] std::uint16_t index_node_size() const { return GetField<std::uint16_t>(field(9), 16); }
    [[nodiscard]] CrsTable const* crs() const { return GetPointer<CrsTable const*>(field(10)); }
    bool Verify(flatbuffers::Verifier& verifier) const {
        return VerifyTableStart(verifier) && VerifyOffset(verifier, field(1)) &&
               verifier.VerifyVector(envelope()) && VerifyField<std::uint8_t>(verifier, field(2), 1) &&
               VerifyOffset(verifier, field(7)) && verifier.VerifyVector(columns()) &&
               verifier.VerifyVectorOfTables(columns()) &&
               VerifyField<std::uint64_t>(verifier, field(8), 8) &&
               VerifyField<std::uint16_t>(verifier, field(9), 2) && VerifyOffset(verifier, field(10)) &&
               verifier.VerifyTable(crs()) && verifier.EndTable();
    }
};

// NOLINTEND(readability-identifier-naming)

/// A verifier for a buffer that begins with its own length. Each table takes at least 8 bytes: an offset to
/// the table, and one to its directory. If more tables are met than the bytes allow, the same ones must have
/// been met again and again.
inline flatbuffers::Verifier verifier_of(std::string_view bytes) {
    constexpr flatbuffers::uoffset_t most_depth = 64;
    auto const most_tables = static_cast<flatbuffers::uoffset_t>(bytes.size() / 8 + 1);
    return {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size(), most_depth, most_tables};
}

/// The root of such a buffer; nothing if it is not sound.
template <class Root>
Root const* root_of(std::string_view bytes) {
    return verifier_of(bytes).VerifySizePrefixedBuffer<Root>(nullptr)
               ? flatbuffers::GetSizePrefixedRoot<Root>(bytes.data())
               : nullptr;
}

}  // namespace gatepost::fgb
