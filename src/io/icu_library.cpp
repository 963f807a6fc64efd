#include "io/icu_library.hpp"

#include "base/error.hpp"
#include "base/paths.hpp"

#include <dlfcn.h>

namespace gatepost {

namespace {

IcuLibrary const& load() {
    std::string const path = helper_path("gatepost-icu.so").string();
    void* const library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);  // never closed
    if (library == nullptr) {
        throw fmt_error("the part of the program that reads texts other than UTF-8 cannot be loaded: {}",
                        dlerror());
    }
    auto const open = reinterpret_cast<IcuLibrary const* (*)()>(dlsym(library, "gatepost_icu_library"));
    if (open == nullptr) {
        throw fmt_error("{} is not a part of this program", path);
    }
    return *open();
}

}  // namespace

IcuLibrary const& icu_library() {
    static IcuLibrary const& library = load();  // called for each text; a failed load is tried again
    return library;
}

}  // namespace gatepost
