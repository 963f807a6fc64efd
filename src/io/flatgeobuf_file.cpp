#include "io/flatgeobuf_file.hpp"

#include "base/error.hpp"
#include "base/normalize.hpp"
#include "io/flatgeobuf_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <span>

namespace gatepost {

namespace {

constexpr std::size_t magic_bytes = 8;
constexpr std::array<char, 4> magic{'f', 'g', 'b', 3};  // the last one is the version
constexpr std::uint64_t longest_header = 1U << 26U;
constexpr std::size_t most_columns = 1U << 16U;  // features refer to columns by 16-bit numbers

/// A node of the packed R-tree: a box, and the offset of its feature or the number of its first child node.
struct Node {
    Box box;
    std::uint64_t place = 0;
};
constexpr std::uint64_t node_bytes = 40;

Node node_from(char const* bytes) {
    Node node;
    std::memcpy(&node.box.min_x, bytes, 8);
    std::memcpy(&node.box.min_y, bytes + 8, 8);
    std::memcpy(&node.box.max_x, bytes + 16, 8);
    std::memcpy(&node.box.max_y, bytes + 24, 8);
    std::memcpy(&node.place, bytes + 32, 8);
    return node;
}

std::string crs_text(fgb::CrsTable const* crs) {
    if (crs == nullptr) {
        return {};
    }
    auto const text = [](flatbuffers::String const* value) { return value != nullptr ? value->str() : ""; };
    std::string const organisation = text(crs->organisation()).empty() ? "EPSG" : text(crs->organisation());
    if (crs->code() != 0) {
        return fmt::format("{}:{}", organisation, crs->code());
    }
    if (!text(crs->code_text()).empty()) {
        return fmt::format("{}:{}", organisation, text(crs->code_text()));
    }
    return text(crs->wkt());
}

/// Empty if the envelope does not hold four numbers in the right order.
Box box_of(flatbuffers::Vector<double> const* envelope) {
    std::array<double, 4> sides{};
    if (envelope == nullptr || envelope->size() < sides.size()) {
        return {};
    }
    std::memcpy(sides.data(), envelope->Data(), sizeof sides);
    bool const is_box =
        std::all_of(sides.begin(), sides.end(), [](double side) { return std::isfinite(side); }) &&
        sides[0] <= sides[2] && sides[1] <= sides[3];
    return is_box ? Box{sides[0], sides[1], sides[2], sides[3]} : Box{};
}

}  // namespace

std::optional<FlatgeobufFile> FlatgeobufFile::open(std::shared_ptr<InputFile const> file) {
    FlatgeobufFile opened(std::move(file));
    if (!opened.read_header()) {
        return std::nullopt;
    }
    opened.lay_out_index();
    return opened;
}

bool FlatgeobufFile::read_header() {
    std::array<char, magic_bytes + 4> start{};
    if (m_file->read(0, start) < start.size() || !std::equal(magic.begin(), magic.end(), start.begin())) {
        return false;
    }
    std::uint32_t length = 0;
    std::memcpy(&length, start.data() + magic_bytes, 4);
    std::vector<char> bytes;
    if (length <= std::min(longest_header, m_file->size())) {
        bytes.resize(std::size_t{length} + 4);
    }
    if (bytes.empty() || m_file->read(magic_bytes, bytes) < bytes.size()) {
        throw fmt_error("{}: broken off, or not sound: its header is to be {} bytes long", m_file->name(),
                        length);
    }
    auto const* const header = fgb::root_of<fgb::Header>({bytes.data(), bytes.size()});
    if (header == nullptr) {
        throw fmt_error("{}: the bytes of its header are not sound", m_file->name());
    }
    m_geometry_type = header->geometry_type();
    m_feature_count = header->features_count();
    m_node_size = header->index_node_size();
    m_crs = crs_text(header->crs());
    m_envelope = box_of(header->envelope());
    m_index_begin = magic_bytes + bytes.size();
    take_columns(*header, bytes.size());
    return true;
}

/// Offsets may lead to the same tables and names again and again, which would turn a small header into
/// endless data.
void FlatgeobufFile::take_columns(fgb::Header const& header, std::size_t header_bytes) {
    if (header.columns() == nullptr) {
        return;
    }
    if (header.columns()->size() > most_columns) {
        throw fmt_error("{}: its header names {} columns, more than the format has", m_file->name(),
                        header.columns()->size());
    }
    std::size_t named_bytes = 0;
    for (fgb::Column const* const column : *header.columns()) {
        std::size_t const number = m_columns.size() + 1;
        if (column->name() == nullptr) {
            throw fmt_error("{}: column {} of its header has no name", m_file->name(), number);
        }
        if (column->type() > static_cast<std::uint8_t>(ColumnType::binary)) {
            throw fmt_error("{}: column {} of its header is of a type that is not known ({})", m_file->name(),
                            number, column->type());
        }
        named_bytes += column->name()->size();
        if (named_bytes > header_bytes) {
            throw fmt_error("{}: the bytes of its header are not sound", m_file->name());
        }
        m_columns.push_back({to_nfc(column->name()->str()), static_cast<ColumnType>(column->type())});
    }
}

/// Fills m_level_begin from the leaves up; the format stores the levels with the root first.
void FlatgeobufFile::lay_out_index() {
    m_features_begin = m_index_begin;
    if (!has_index()) {
        return;
    }
    if (m_node_size < 2) {
        throw fmt_error("{}: its header is wrong: a node of its index is to have {} entries", m_file->name(),
                        m_node_size);
    }
    auto const require_room = [this](bool has_room) {
        if (!has_room) {
            throw fmt_error("{}: broken off, or its header is wrong: no room for the index of {} features",
                            m_file->name(), m_feature_count);
        }
    };
    require_room(m_feature_count <= m_file->size() / node_bytes);
    std::vector<std::uint64_t> sizes{m_feature_count};
    do {
        sizes.push_back((sizes.back() + m_node_size - 1) / m_node_size);
    } while (sizes.back() > 1);
    for (std::uint64_t const size : sizes) {
        m_nodes += size;
    }
    std::uint64_t end = m_nodes;
    for (std::uint64_t const size : sizes) {
        end -= size;
        m_level_begin.push_back(end);
    }
    m_features_begin += m_nodes * node_bytes;
    require_room(m_features_begin <= m_file->size());
}

std::uint64_t FlatgeobufFile::begin_of(std::uint64_t feature) const {
    if (feature >= m_feature_count) {
        return m_file->size();
    }
    std::array<char, node_bytes> bytes{};
    m_file->read(m_index_begin + (m_level_begin.front() + feature) * node_bytes, bytes);
    return m_features_begin + std::min(node_from(bytes.data()).place, m_file->size());
}

std::optional<std::vector<FlatgeobufFile::Range>> FlatgeobufFile::features_in(Box const& source) const {
    std::vector<Range> found;
    bool const is_sound = search(source, m_level_begin.size() - 1, 0, found);
    return is_sound ? std::optional{std::move(found)} : std::nullopt;
}

/// Searches the group of nodes that starts at node `first` of a level. False if one of its nodes does not
/// lead where it must.
bool FlatgeobufFile::search(Box const& source, std::size_t level, std::uint64_t first,
                            std::vector<Range>& found) const {
    std::uint64_t const level_end = level == 0 ? m_nodes : m_level_begin[level - 1];
    std::uint64_t const count = std::min(m_node_size, level_end - m_level_begin[level] - first);
    std::vector<char> bytes(count * node_bytes);
    if (m_file->read(m_index_begin + (m_level_begin[level] + first) * node_bytes, bytes) < bytes.size()) {
        return false;
    }
    std::uint64_t features_of_node = 1;
    for (std::size_t below = 0; below < level; ++below) {
        features_of_node *= m_node_size;
    }
    for (std::uint64_t i = 0; i < count; ++i) {
        Node const node = node_from(bytes.data() + i * node_bytes);
        std::uint64_t const first_child = (first + i) * m_node_size;
        if (level > 0 && node.place != m_level_begin[level - 1] + first_child) {
            return false;
        }
        if (!node.box.intersects(source)) {
            continue;
        }
        if (level > 0 && !source.contains(node.box)) {
            if (!search(source, level - 1, first_child, found)) {
                return false;
            }
            continue;
        }
        Range const features{(first + i) * features_of_node,
                             std::min((first + i + 1) * features_of_node, m_feature_count)};
        if (!found.empty() && found.back().last == features.first) {
            found.back().last = features.last;
        } else {
            found.push_back(features);
        }
    }
    return true;
}

}  // namespace gatepost
