#include "io/postgres_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

std::string envelope(Box const& box, PostgresTable const& table) {
    return fmt::format("ST_MakeEnvelope({:.17g}, {:.17g}, {:.17g}, {:.17g}, {}){}", box.min_x, box.min_y,
                       box.max_x, box.max_y, table.srid, table.is_geography ? "::geography" : "");
}

/// On the sphere a box is bent: wide ones would miss what lies along parallels, or fail.
bool may_ask_for(Box const& box, PostgresTable const& table) {
    constexpr double widest_geography_deg = 10;
    return !table.is_geography || std::max(box.width(), box.height()) <= widest_geography_deg;
}

/// What lies in several cells is only taken in the one in which its lower left corner is; what begins outside
/// of the box, in the cell of the edge.
std::string begins_in(Box const& cell, Box const& box, PostgresTable const& table) {
    std::string const geometry = sql_name(table.geometry) + (table.is_geography ? "::geometry" : "");
    std::string condition;
    auto const add = [&](char const* function, char const* sign, double limit) {
        condition += fmt::format(" AND {}({}) {} {:.17g}", function, geometry, sign, limit);
    };
    if (cell.min_x > box.min_x) {
        add("ST_XMin", ">=", cell.min_x);
    }
    if (cell.min_y > box.min_y) {
        add("ST_YMin", ">=", cell.min_y);
    }
    constexpr double rounding = 1e-9;  // of the sums that make the edges
    if (cell.max_x < box.max_x - rounding * box.width()) {
        add("ST_XMin", "<", cell.max_x);
    }
    if (cell.max_y < box.max_y - rounding * box.height()) {
        add("ST_YMin", "<", cell.max_y);
    }
    return condition;
}

}  // namespace

std::string PostgresView::condition(PostgresTable const& table) const {
    std::string condition = "true";
    if (box && box->is_empty()) {
        return "false";  // none of the view can be shown in the table's CRS
    }
    if (box && may_ask_for(*box, table)) {
        condition = sql_name(table.geometry) + " && " + envelope(*box, table);
    }
    if (least_level && table.level) {
        condition += fmt::format(" AND {} >= {}", sql_name(table.level->name), *least_level);
    }
    condition += passing.empty() ? "" : " AND " + passing;
    return condition;
}

std::string geometry_sql(PostgresTable const& table) {
    constexpr int first_curve = 7;  // members of a collection may be curves too
    std::string const geometry = sql_name(table.geometry) + (table.is_geography ? "::geometry" : "");
    bool const may_be_curved = table.geometry_type == 0 || table.geometry_type >= first_curve;
    return may_be_curved && !table.is_geography ? "ST_CurveToLine(" + geometry + ")" : geometry;
}

bool can_sample_by_place(PostgresTable const& table) {
    bool const has_file =
        table.kind == PostgresTable::Kind::table || table.kind == PostgresTable::Kind::materialized;
    return has_file && table.pages >= 1 && table.rows > 0;
}

std::string sample_by_place(PostgresTable const& table, double wanted) {
    auto const rows_a_page = static_cast<std::uint64_t>(std::max(std::ceil(table.rows / table.pages), 1.0));
    return fmt::format(
        "ctid = ANY (ARRAY(SELECT ('(' || (hashint8extended(i::int8, 1) & 9223372036854775807) % {} || ',' "
        "|| "
        "1 + (hashint8extended(i::int8, 2) & 9223372036854775807) % {} || ')')::tid FROM generate_series(1, "
        "{}) i))",
        static_cast<std::uint64_t>(table.pages), rows_a_page, static_cast<std::uint64_t>(std::ceil(wanted)));
}

std::string sample_by_cells(PostgresTable const& table, std::string const& select, PostgresView const& view,
                            std::uint64_t wanted) {
    Box const& box = *view.box;
    constexpr int cells_a_side = 8;
    constexpr std::uint64_t cells = std::uint64_t{cells_a_side} * cells_a_side;
    std::string query;
    for (int i = 0; i < cells_a_side; ++i) {
        for (int j = 0; j < cells_a_side; ++j) {
            double const width = box.width() / cells_a_side;
            double const height = box.height() / cells_a_side;
            Box const cell{box.min_x + i * width, box.min_y + j * height, box.min_x + (i + 1) * width,
                           box.min_y + (j + 1) * height};
            query += query.empty() ? "" : " UNION ALL ";
            query += fmt::format("(SELECT {} FROM {} WHERE {}{} LIMIT {})", select, table.sql(),
                                 PostgresView{cell, view.least_level, view.passing}.condition(table),
                                 begins_in(cell, box, table), wanted / cells + 1);
        }
    }
    return query;
}

}  // namespace gatepost
