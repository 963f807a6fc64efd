#include "io/flatgeobuf_file.hpp"

#include "io/flatgeobuf_tables.hpp"
#include "io/normalize.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

namespace gatepost {

namespace {

constexpr std::size_t magic_bytes = 8;
constexpr std::array<char, 4> magic{'f', 'g', 'b', 3};  // the last one is the version
constexpr std::uint64_t longest_header = 1U << 26U;

/// A node of the packed R-tree: a box, and where its feature lies or which node is its first child.
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

}  // namespace

std::optional<FlatgeobufFile> FlatgeobufFile::open(std::shared_ptr<InputFile const> file) {
    FlatgeobufFile opened(std::move(file));
    return opened.read_header() && opened.lay_out_index() ? std::optional{std::move(opened)} : std::nullopt;
}

bool FlatgeobufFile::read_header() {
    std::array<char, magic_bytes + 4> start{};
    if (m_file->read(0, start) < start.size() || !std::equal(magic.begin(), magic.end(), start.begin())) {
        return false;
    }
    std::uint32_t length = 0;
    std::memcpy(&length, start.data() + magic_bytes, 4);
    if (length > std::min(longest_header, m_file->size())) {
        return false;
    }
    std::vector<char> bytes(std::size_t{length} + 4);
    if (m_file->read(magic_bytes, bytes) < bytes.size()) {
        return false;
    }
    auto const* const header = fgb::root_of<fgb::Header>(bytes.data(), bytes.size());
    if (header == nullptr) {
        return false;
    }
    m_geometry_type = header->geometry_type();
    m_feature_count = header->features_count();
    m_node_size = header->index_node_size();
    m_crs = crs_text(header->crs());
    if (auto const* const envelope = header->envelope(); envelope != nullptr && envelope->size() >= 4) {
        m_envelope = {envelope->Get(0), envelope->Get(1), envelope->Get(2), envelope->Get(3)};
    }
    m_index_begin = magic_bytes + bytes.size();
    if (header->columns() != nullptr) {
        for (fgb::Column const* const column : *header->columns()) {
            if (column->name() == nullptr || column->type() > static_cast<std::uint8_t>(ColumnType::binary)) {
                return false;
            }
            m_columns.push_back({to_nfc(column->name()->str()), static_cast<ColumnType>(column->type())});
        }
    }
    return true;
}

/// Levels from the leaves up, as the format stores them: the root first.
bool FlatgeobufFile::lay_out_index() {
    m_features_begin = m_index_begin;
    if (!has_index()) {
        return true;
    }
    if (m_node_size < 2 || m_feature_count > m_file->size() / node_bytes) {
        return false;
    }
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
    return m_features_begin <= m_file->size();
}

std::uint64_t FlatgeobufFile::begin_of(std::uint64_t feature) const {
    if (feature >= m_feature_count) {
        return m_file->size();
    }
    std::array<char, node_bytes> bytes{};
    m_file->read(m_index_begin + (m_level_begin.front() + feature) * node_bytes, bytes);
    return m_features_begin + node_from(bytes.data()).place;
}

std::optional<std::vector<FlatgeobufFile::Range>> FlatgeobufFile::features_in(Box const& source) const {
    std::vector<Range> found;
    bool const is_sound = search(source, m_level_begin.size() - 1, 0, found);
    return is_sound ? std::optional{std::move(found)} : std::nullopt;
}

/// Looks at the group of nodes of a level that begins with its `first`; false where one of them does not lead
/// where it must.
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
