#include "map/map_file.hpp"

#include "base/error.hpp"
#include "fuzz/promises.hpp"
#include "fuzz/targets.hpp"

namespace gatepost::fuzz {

void map_file(std::string_view bytes) {
    try {
        ReadMapFile const read = read_map_file(bytes, "/a/b");
        for (std::string const& message : read.messages) {
            check_error(Error(message));
        }
        std::string const kept = write_map_file(read.map, "/a/b");
        ReadMapFile const again = read_map_file(kept, "/a/b");
        require(write_map_file(again.map, "/a/b") == kept, "a map that is kept comes back");
        require(again.map.state.layers.size() == read.map.state.layers.size(), "with all of its layers");
    } catch (Error const& error) {
        check_error(error);
    }
}

}  // namespace gatepost::fuzz
