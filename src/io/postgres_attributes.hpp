#pragma once

#include "base/guarded.hpp"
#include "io/postgres_catalogue.hpp"
#include "table/attribute_row.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// The keys by which rows of a table are found again: whole numbers take eight bytes each.
class RowKeys {
  public:
    explicit RowKeys(PostgresField const& key);
    /// The expression to select.
    [[nodiscard]] std::string sql() const;
    void add(std::string_view copied);
    void remove_last();
    [[nodiscard]] std::size_t size() const { return m_are_integers ? m_integers.size() : m_texts.size(); }
    /// Some of them as an array of SQL, of the key's own type.
    [[nodiscard]] std::string array_of(std::span<std::uint32_t const> rows) const;

  private:
    PostgresField m_key;
    bool m_are_integers;
    std::vector<std::int64_t> m_integers;
    std::vector<std::string> m_texts;
};

/// The attributes of a large table of a database, which stay there: rows are asked for by their key. Of a row
/// that has been deleted meanwhile nothing comes.
class PostgresAttributes : public AttributeFile {
  public:
    PostgresAttributes(std::string connection, std::string shown_name, PostgresTable table, RowKeys keys);

    /// One message to the server for up to a few thousand features; a single one is kept once it has come.
    [[nodiscard]] std::vector<AttributeColumn> read(std::span<std::uint32_t const> features) const override;
    [[nodiscard]] std::vector<AttributeColumn> read_fields(
        std::span<std::uint32_t const> features, std::span<std::string const> fields) const override;

  private:
    [[nodiscard]] std::vector<AttributeColumn> ask(std::span<std::uint32_t const> features,
                                                   std::vector<std::string> const& fields) const;
    [[nodiscard]] std::vector<AttributeColumn> ask_with(PostgresConnection& connection,
                                                        std::span<std::uint32_t const> features,
                                                        std::vector<std::string> const& names) const;

    std::string m_connection;
    std::string m_shown_name;
    PostgresTable m_table;
    RowKeys m_keys;
    mutable Guarded<std::optional<PostgresConnection>> m_open;
    mutable Guarded<std::map<std::uint32_t, std::vector<AttributeColumn>>> m_rows;  ///< asked for one by one
};

}  // namespace gatepost
