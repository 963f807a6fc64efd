#include "geo/proj_version.hpp"

#include "geo/proj_handle.hpp"

namespace gatepost {

ProjVersion proj_version() {
    ProjContext const context = make_proj_context();
    auto const text_or_nothing = [](char const* text) { return std::string{text != nullptr ? text : ""}; };
    auto const metadata = [&](char const* key) {
        return text_or_nothing(proj_context_get_database_metadata(context.get(), key));
    };
    return {proj_info().version, text_or_nothing(proj_context_get_database_path(context.get())),
            metadata("EPSG.VERSION"), metadata("EPSG.DATE")};
}

}  // namespace gatepost
