#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// One row of a table that PostgreSQL copies out: the bytes of each field, nothing for null. They are valid
/// during the call only.
using CopyRow = std::span<std::optional<std::string_view> const>;

/// Takes PostgreSQL's binary COPY format apart (its manual, "COPY", File Formats), however its bytes are cut
/// into blocks. Nothing in them is trusted.
class CopyRows {
  public:
    /// `visit(row)` is called for every whole row; a row has `fields` fields.
    CopyRows(std::size_t fields, std::function<void(CopyRow)> visit)
        : m_fields(fields), m_visit(std::move(visit)), m_row(fields) {}

    /// False where the bytes are no such rows; nothing more is taken then.
    [[nodiscard]] bool add(std::string_view block);
    /// Whether the end was announced: otherwise rows may be missing.
    [[nodiscard]] bool is_complete() const { return m_is_ended; }

  private:
    /// How many bytes of the rest were taken; 0 where the next thing is not whole yet.
    [[nodiscard]] std::size_t take(std::string_view rest);
    [[nodiscard]] std::size_t take_head(std::string_view rest);
    [[nodiscard]] std::size_t take_row(std::string_view rest);

    std::size_t m_fields;
    std::function<void(CopyRow)> m_visit;
    std::vector<std::optional<std::string_view>> m_row;
    std::string m_rest;  ///< of the last block: what is not whole
    bool m_has_head = false;
    bool m_is_ended = false;
    bool m_is_refused = false;
};

/// Values of the binary format: big-endian. Nothing where the bytes are of another length.
[[nodiscard]] std::optional<std::int64_t> copied_integer(std::string_view bytes);
[[nodiscard]] std::optional<double> copied_real(std::string_view bytes);

}  // namespace gatepost
