#pragma once

#include "io/postgres_address.hpp"
#include "io/source_options.hpp"
#include "table/feature_table.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// Reads tables of a database of PostgreSQL with PostGIS: each geometry column is a layer. Small ones are
/// read whole. Of large ones, what lies in the view; of too much of that a sample, which says so
/// (FeatureTable::part), and the attributes stay in the database. Rows are never counted: how many there are
/// is the planner's estimate. Each step is one transaction that only reads. A part of a partitioned table
/// that does not answer is told of, and the others are read. Runs in a job; throws Error where nothing can be
/// read at all.
[[nodiscard]] std::vector<FeatureTable> read_postgres(std::string const& source,
                                                      PostgresAddress const& address,
                                                      SourceOptions const& options, JobContext const& job);

}  // namespace gatepost
