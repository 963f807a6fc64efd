#pragma once

#include <proj.h>

#include <memory>

namespace gatepost {

struct ProjContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct ProjDeleter {
    void operator()(PJ* object) const { proj_destroy(object); }
};
using ProjContext = std::unique_ptr<PJ_CONTEXT, ProjContextDeleter>;
using ProjObject = std::unique_ptr<PJ, ProjDeleter>;

/// A separate context (PROJ contexts are not shared between threads). It prints nothing: our Errors report
/// failures.
[[nodiscard]] inline ProjContext make_proj_context() {
    ProjContext context{proj_context_create()};
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

}  // namespace gatepost
