#include "app/picture_clipboard.hpp"

#include "app/run_program.hpp"
#include "base/error.hpp"
#include "base/scratch_folder.hpp"
#include "base/whole_file.hpp"

#include <cstdlib>

namespace gatepost {

void copy_png_to_clipboard(std::string_view png) {
    char const* const wayland = std::getenv("WAYLAND_DISPLAY");
    bool const is_wayland = wayland != nullptr && *wayland != 0 && has_program("wl-copy");
    if (!is_wayland && !has_program("xclip")) {
        throw fmt_error(
            "a picture needs wl-clipboard (Wayland) or xclip (X11) to come to the clipboard: install one of "
            "these packages");
    }
    ScratchFolder const scratch;
    auto const file = scratch.path() / "picture.png";
    write_file(file, png);
    // Both leave a process behind that holds the picture, once they have read it.
    std::vector<std::string> const program =
        is_wayland ? std::vector<std::string>{"wl-copy", "--type", "image/png"}
                   : std::vector<std::string>{"xclip", "-selection", "clipboard", "-t", "image/png", "-i"};
    int const code = feed_program(program, file);
    if (code != 0) {
        throw fmt_error("the clipboard did not take the picture");
    }
}

}  // namespace gatepost
