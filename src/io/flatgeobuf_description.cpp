#include "base/error.hpp"
#include "base/input_file.hpp"
#include "base/json.hpp"
#include "io/flatgeobuf_tables.hpp"
#include "io/gdal_export.hpp"

#include <array>
#include <cstring>
#include <vector>

namespace gatepost {

namespace {

using flatbuffers::FlatBufferBuilder;
using flatbuffers::Offset;
using flatbuffers::Table;
using flatbuffers::voffset_t;
using Text = flatbuffers::String;

constexpr std::size_t magic_bytes = 8;
constexpr std::size_t length_bytes = 4;

/// Copies a table's fields to another, as they are numbered in header.fbs: texts and tables first, because a
/// table's parts lie before it.
class TableCopy {
  public:
    TableCopy(FlatBufferBuilder& builder, Table const& from) : m_builder(builder), m_from(from) {}

    void text(voffset_t number) {
        if (auto const* const value = m_from.GetPointer<Text const*>(fgb::field(number))) {
            add(number, m_builder.CreateString(value));
        }
    }
    void texts(std::initializer_list<voffset_t> numbers) {
        for (voffset_t const number : numbers) {
            text(number);
        }
    }
    template <class T>
    void add(voffset_t number, Offset<T> offset) {
        m_offsets.emplace_back(fgb::field(number), offset.o);
    }
    /// Ends the table; copy_numbers(copy) adds what is no offset.
    template <class CopyNumbers>
    Offset<Table> end(CopyNumbers copy_numbers) {
        auto const start = m_builder.StartTable();
        for (auto const& [place, offset] : m_offsets) {
            m_builder.AddOffset(place, Offset<void>(offset));
        }
        copy_numbers(*this);
        return Offset<Table>(m_builder.EndTable(start));
    }
    template <class T>
    void number(voffset_t number, T usual) {
        m_builder.AddElement<T>(fgb::field(number), m_from.GetField<T>(fgb::field(number), usual), usual);
    }
    template <class T>
    void numbers(std::initializer_list<voffset_t> fields, T usual) {
        for (voffset_t const field : fields) {
            number<T>(field, usual);
        }
    }

  private:
    FlatBufferBuilder& m_builder;
    Table const& m_from;
    std::vector<std::pair<voffset_t, flatbuffers::uoffset_t>> m_offsets;
};

Offset<Table> copy_column(FlatBufferBuilder& builder, Table const& from) {
    TableCopy copy(builder, from);
    copy.texts({0, 2, 3, 10});  // name, title, description, metadata
    return copy.end([](TableCopy& column) {
        column.number<std::uint8_t>(1, 0);            // type
        column.numbers<std::int32_t>({4, 5, 6}, -1);  // width, precision, scale
        column.number<std::uint8_t>(7, 1);            // nullable
        column.number<std::uint8_t>(8, 0);            // unique
        column.number<std::uint8_t>(9, 0);            // primary_key
    });
}

Offset<Table> copy_crs(FlatBufferBuilder& builder, Table const& from) {
    TableCopy copy(builder, from);
    copy.texts({0, 2, 3, 4, 5});  // organisation, name, description, wkt, code as text
    return copy.end([](TableCopy& crs) { crs.number<std::int32_t>(1, 0); });
}

/// The header with its length, as it stands in the file.
std::string described(Table const& from, std::string const& title, DataCredit const& credit) {
    FlatBufferBuilder builder;
    TableCopy copy(builder, from);
    copy.text(0);  // name
    if (auto const* const envelope = from.GetPointer<flatbuffers::Vector<double> const*>(fgb::field(1))) {
        copy.add(1, builder.CreateVector(envelope->data(), envelope->size()));
    }
    if (auto const* const columns =
            from.GetPointer<flatbuffers::Vector<Offset<Table>> const*>(fgb::field(7))) {
        std::vector<Offset<Table>> copies;
        for (Table const* const column : *columns) {
            copies.push_back(copy_column(builder, *column));
        }
        copy.add(7, builder.CreateVector(copies));
    }
    if (auto const* const crs = from.GetPointer<Table const*>(fgb::field(10))) {
        copy.add(10, copy_crs(builder, *crs));
    }
    copy.add(11, builder.CreateString(title));
    if (!credit.is_empty()) {
        Json const metadata{{"attribution", credit.attribution}, {"licence", credit.licence}};
        copy.add(12, builder.CreateString(credit.text()));
        copy.add(13, builder.CreateString(metadata.dump(-1, ' ', false, Json::error_handler_t::replace)));
    }
    builder.FinishSizePrefixed(copy.end([](TableCopy& header) {
        header.number<std::uint8_t>(2, 0);              // type of the geometries
        header.numbers<std::uint8_t>({3, 4, 5, 6}, 0);  // whether it has z, m …
        header.number<std::uint64_t>(8, 0);             // features
        header.number<std::uint16_t>(9, 16);            // size of an index node
    }));
    return {reinterpret_cast<char const*>(builder.GetBufferPointer()), builder.GetSize()};
}

}  // namespace

void describe_flatgeobuf(std::filesystem::path const& file, std::string const& title,
                         DataCredit const& credit, ByteSink const& sink) {
    InputFile const input(file.string());
    std::array<char, magic_bytes + length_bytes> start{};
    std::uint32_t length = 0;
    bool is_sound = input.read(0, start) == start.size();
    std::memcpy(&length, start.data() + magic_bytes, sizeof length);
    std::vector<std::uint64_t> aligned;  // a table's numbers lie at multiples of their size
    constexpr std::uint32_t longest_header = 10U << 20U;
    std::string_view header;
    if (is_sound && length <= longest_header) {
        aligned.resize((length_bytes + length) / sizeof(std::uint64_t) + 1);
        auto* const bytes = reinterpret_cast<char*>(aligned.data());
        is_sound = input.read(magic_bytes, {bytes, length_bytes + length}) == length_bytes + length;
        header = {bytes, length_bytes + length};
    }
    if (!is_sound || fgb::root_of<fgb::Header>(header) == nullptr) {
        throw fmt_error("{}: the file cannot be read", file.string());
    }
    sink({start.data(), magic_bytes});
    sink(described(*flatbuffers::GetSizePrefixedRoot<Table>(header.data()), title, credit));
    std::vector<char> block(std::size_t{1} << 20U);
    for (std::uint64_t at = magic_bytes + header.size(); at < input.size();) {
        std::size_t const got = input.read(at, block);
        if (got == 0) {
            throw fmt_error("{}: the file cannot be read", file.string());
        }
        sink({block.data(), got});
        at += got;
    }
}

}  // namespace gatepost
