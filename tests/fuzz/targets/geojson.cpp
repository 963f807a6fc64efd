#include "io/geojson_reader.hpp"

#include "fuzz/memory_file.hpp"
#include "fuzz/promises.hpp"
#include "fuzz/targets.hpp"

namespace gatepost::fuzz {

void geojson(std::string_view bytes) {
    MemoryFile const memory(bytes);
    try {
        if (auto const reading = read_geojson(memory.open(), {}, {}); reading.table) {
            check_table(*reading.table);
        }
        if (auto const sample = sample_geojson(memory.open(), {}, {})) {
            check_table(*sample);
        }
    } catch (Error const& error) {
        check_error(error);
    }
}

}  // namespace gatepost::fuzz
