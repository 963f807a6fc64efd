#include "base/scratch_folder.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace gatepost {

namespace fs = std::filesystem;

fs::path temporary_folder() {
    std::error_code failure;
    fs::path folder = fs::temp_directory_path(failure);
    if (failure) {
        char const* const named = std::getenv("TMPDIR");
        throw fmt_error("there is no folder for temporary files: {} ({})", named != nullptr ? named : "/tmp",
                        failure.message());
    }
    return folder;
}

ScratchFolder::ScratchFolder() {
    std::string name = (temporary_folder() / "gatepost-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw fmt_error("{}: no temporary folder can be made there ({})",
                        fs::path(name).parent_path().string(), std::generic_category().message(errno));
    }
    m_path = name;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

}  // namespace gatepost
