#include "io/postgres_library.hpp"

#include "base/error.hpp"
#include "base/paths.hpp"

#include <dlfcn.h>

namespace gatepost {

namespace {

PostgresLibrary const& load() {
    std::string const path = helper_path("gatepost-postgres.so").string();
    void* const library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);  // never closed
    if (library == nullptr) {
        throw fmt_error("the part of the program that reads databases cannot be loaded: {}", dlerror());
    }
    auto const open =
        reinterpret_cast<PostgresLibrary const* (*)()>(dlsym(library, "gatepost_postgres_library"));
    if (open == nullptr) {
        throw fmt_error("{} is not a part of this program", path);
    }
    return *open();
}

}  // namespace

PostgresLibrary const& postgres_library() {
    static PostgresLibrary const& library = load();  // a failed load is tried again
    return library;
}

}  // namespace gatepost
