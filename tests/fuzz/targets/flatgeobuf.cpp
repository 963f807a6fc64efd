#include "fuzz/memory_file.hpp"
#include "fuzz/promises.hpp"
#include "fuzz/targets.hpp"
#include "io/flatgeobuf_reader.hpp"

namespace gatepost::fuzz {

namespace {

void read(MemoryFile const& memory, SourceOptions const& options) {
    try {
        if (auto const table = read_flatgeobuf(memory.open(), options, {})) {
            check_table(*table);
        }
    } catch (Error const& error) {
        check_error(error);
    }
}

}  // namespace

void flatgeobuf(std::string_view bytes) {
    MemoryFile const memory(bytes);
    read(memory, {});
    read(memory, {.assumed_crs = {}, .view_lonlat = Box{100, 10, 110, 25}, .most_rows = 3});
    read(memory, {.assumed_crs = {}, .view_lonlat = {}, .most_rows = 2});
}

}  // namespace gatepost::fuzz
