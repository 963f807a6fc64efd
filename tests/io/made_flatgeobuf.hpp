#pragma once

#include <flatbuffers/flatbuffers.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gatepost {

/// FlatGeobuf put together table by table, by its specification (header.fbs, feature.fbs), so that a file can
/// say what no writer would.
class MadeFlatgeobuf {
  public:
    using Builder = flatbuffers::FlatBufferBuilder;
    using Offset = flatbuffers::Offset<void>;
    static constexpr std::uint8_t no_type = 0;
    static constexpr std::uint8_t point = 1;
    static constexpr std::uint8_t polygon = 3;
    static constexpr std::uint8_t multi_polygon = 6;
    static constexpr std::uint8_t collection = 7;

    struct Geometry {
        std::uint8_t type = no_type;
        std::vector<double> xy{};
        std::vector<std::uint32_t> ends{};
        std::vector<Offset> parts{};
    };
    struct Header {
        std::uint8_t type = no_type;
        std::uint64_t features = 0;
        std::uint16_t node_size = 0;
        std::vector<std::pair<std::string, std::uint8_t>> columns{};
        std::vector<double> envelope{};
    };

    explicit MadeFlatgeobuf(Header const& header) {
        Builder builder;
        std::vector<Offset> columns;
        for (auto const& [name, type] : header.columns) {
            auto const text = builder.CreateString(name);
            auto const start = builder.StartTable();
            builder.AddOffset(field(0), text);
            builder.AddElement<std::uint8_t>(field(1), type, 0);
            columns.emplace_back(builder.EndTable(start));
        }
        auto const list = builder.CreateVector(columns);
        auto const envelope = builder.CreateVector(header.envelope);
        auto const start = builder.StartTable();
        builder.AddOffset(field(1), envelope);
        builder.AddElement<std::uint8_t>(field(2), header.type, 0);
        builder.AddOffset(field(7), list);
        builder.AddElement<std::uint64_t>(field(8), header.features, 0);
        builder.AddElement<std::uint16_t>(field(9), header.node_size, 16);
        m_bytes.append("fgb\3fgb\0", 8);
        append(builder, builder.EndTable(start));
    }

    static Offset add(Builder& builder, Geometry const& geometry) {
        auto const xy = geometry.xy.empty() ? 0 : builder.CreateVector(geometry.xy).o;
        auto const ends = geometry.ends.empty() ? 0 : builder.CreateVector(geometry.ends).o;
        auto const parts = geometry.parts.empty() ? 0 : builder.CreateVector(geometry.parts).o;
        auto const start = builder.StartTable();
        add_offset(builder, 0, ends);
        add_offset(builder, 1, xy);
        builder.AddElement<std::uint8_t>(field(6), geometry.type, 0);
        add_offset(builder, 7, parts);
        return builder.EndTable(start);
    }

    /// A feature of what make(builder) puts together.
    template <class Make>
    MadeFlatgeobuf& feature(Make make, std::string_view properties = "") {
        Builder builder;
        Offset const geometry = make(builder);
        auto const values = properties.empty()
                                ? 0
                                : builder
                                      .CreateVector(reinterpret_cast<std::uint8_t const*>(properties.data()),
                                                    properties.size())
                                      .o;
        auto const start = builder.StartTable();
        add_offset(builder, 0, geometry.o);
        add_offset(builder, 1, values);
        append(builder, builder.EndTable(start));
        return *this;
    }
    MadeFlatgeobuf& feature(Geometry const& geometry, std::string_view properties = "") {
        return feature([&](Builder& builder) { return add(builder, geometry); }, properties);
    }
    MadeFlatgeobuf& raw(std::string_view bytes) {
        m_bytes += bytes;
        return *this;
    }
    [[nodiscard]] std::string const& bytes() const { return m_bytes; }

  private:
    static flatbuffers::voffset_t field(int number) {
        return static_cast<flatbuffers::voffset_t>(4 + 2 * number);
    }
    static void add_offset(Builder& builder, int number, flatbuffers::uoffset_t offset) {
        if (offset != 0) {
            builder.AddOffset(field(number), Offset(offset));
        }
    }
    void append(Builder& builder, flatbuffers::uoffset_t root) {
        builder.FinishSizePrefixed(Offset(root));
        m_bytes.append(reinterpret_cast<char const*>(builder.GetBufferPointer()), builder.GetSize());
    }

    std::string m_bytes;
};

}  // namespace gatepost
