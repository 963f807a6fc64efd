#include "base/scratch_folder.hpp"

#include "base/error.hpp"
#include "base/guarded.hpp"

#include <cerrno>
#include <cstdlib>
#include <set>
#include <string>
#include <system_error>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

/// The folders that exist now. Never destroyed: quick_exit still needs them when everything else is gone.
Guarded<std::set<fs::path>>& live_folders() {
    static auto& folders = *new Guarded<std::set<fs::path>>;
    return folders;
}

/// Other threads may still put files into it by its name: under another one it is removed whole.
void remove_folder(fs::path const& folder) {
    std::error_code failed;
    fs::path const renamed = folder.string() + "-";
    fs::rename(folder, renamed, failed);
    fs::path const& last_name = failed ? folder : renamed;
    std::error_code ignored;
    fs::remove_all(last_name, ignored);
}

void remove_live_folders() {
    live_folders().with([](std::set<fs::path> const& folders) {
        for (fs::path const& folder : folders) {
            remove_folder(folder);
        }
    });
}

}  // namespace

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
    [[maybe_unused]] static bool const is_told = std::at_quick_exit(remove_live_folders) == 0;
    // Made and noted at once: the program may be asked to end at any moment.
    live_folders().with([&](std::set<fs::path>& folders) {
        if (mkdtemp(name.data()) == nullptr) {
            throw fmt_error("{}: no temporary folder can be made there ({})",
                            fs::path(name).parent_path().string(), std::generic_category().message(errno));
        }
        folders.insert(name);
    });
    m_path = name;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
    live_folders().with([this](std::set<fs::path>& folders) { folders.erase(m_path); });
}

}  // namespace gatepost
