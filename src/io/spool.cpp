#include "io/spool.hpp"

#include "base/error.hpp"

namespace gatepost {

std::shared_ptr<InputFile const> spool(std::string const& name, JobContext const& job,
                                       std::function<std::size_t(std::span<char>)> const& next) {
    auto file = std::make_shared<InputFile const>(name, [&](std::span<char> block) {
        if (job.stop.stop_requested()) {
            throw fmt_error("{}: cancelled", name);
        }
        return next(block);
    });
    if (file->size() == 0) {
        throw fmt_error("{}: it is empty (0 bytes)", name);
    }
    return file;
}

}  // namespace gatepost
