#include "page/figure_painter.hpp"

#include "base/error.hpp"
#include "base/paths.hpp"

#include <dlfcn.h>

namespace gatepost {

namespace {

using MakePainter = FigurePainter* (*)(FaceFiles*);

MakePainter load() {
    std::string const path = helper_path("gatepost-cairo.so").string();
    void* const library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);  // never closed
    if (library == nullptr) {
        throw fmt_error("the part of the program that draws legends and pages cannot be loaded: {}",
                        dlerror());
    }
    auto const make = reinterpret_cast<MakePainter>(dlsym(library, "gatepost_make_figure_painter"));
    auto const sizes = reinterpret_cast<std::size_t (*)()>(dlsym(library, "gatepost_figure_sizes"));
    if (make == nullptr || sizes == nullptr || sizes() != figure_sizes) {
        throw fmt_error("{} is not a part of this program", path);
    }
    return make;
}

}  // namespace

std::unique_ptr<FigurePainter> make_figure_painter(FaceFiles faces) {
    static MakePainter const make = load();  // a failed load is tried again
    return std::unique_ptr<FigurePainter>(make(&faces));
}

}  // namespace gatepost
