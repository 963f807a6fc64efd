#include "io/flatgeobuf_attributes.hpp"

#include "base/error.hpp"
#include "io/flatgeobuf_feature.hpp"

#include <cstring>

namespace gatepost {

namespace {

constexpr std::uint32_t longest_feature = 1U << 30U;

}  // namespace

std::string_view FlatgeobufWindow::at(std::uint64_t begin) {
    std::string_view const start = m_window.at(begin, flatgeobuf_length_bytes);
    std::uint32_t length = 0;
    if (start.size() < flatgeobuf_length_bytes) {
        return {};
    }
    std::memcpy(&length, start.data(), flatgeobuf_length_bytes);
    if (length > longest_feature || length > m_file_bytes - begin) {
        return {};  // checked before any memory is allocated
    }
    std::string_view const bytes = m_window.at(begin, flatgeobuf_length_bytes + length);
    if (bytes.size() < flatgeobuf_length_bytes + length) {
        return {};
    }
    m_aligned.assign(bytes.begin(), bytes.end());
    return {m_aligned.data(), m_aligned.size()};
}

std::vector<AttributeColumn> FlatgeobufAttributes::read(std::span<std::uint32_t const> features) const {
    InputFile const& file = *m_file.file();
    if (file.has_changed()) {
        throw fmt_error("{} has changed since it was opened: open it again", file.name());
    }
    FlatgeobufWindow window(file);
    std::vector<AttributeColumn> columns = attribute_columns_of(m_file.columns());
    for (std::size_t row = 0; row < features.size(); ++row) {
        append_flatgeobuf_values(window.at(m_places[features[row]]), m_file.columns(), row, columns);
    }
    for (AttributeColumn& column : columns) {
        column.add_nulls(features.size() - column.size());
    }
    return columns;
}

}  // namespace gatepost
