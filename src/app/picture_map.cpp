#include "app/picture_map.hpp"

#include "base/error.hpp"
#include "base/input_file.hpp"
#include "io/png_reader.hpp"
#include "io/png_writer.hpp"

namespace gatepost {

namespace fs = std::filesystem;

namespace {

/// The first bytes of a file, as many as there are.
std::string beginning_of(fs::path const& path, std::size_t most_bytes) {
    InputFile const file(path.string());
    std::string bytes(std::min<std::uint64_t>(most_bytes, file.size()), '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::size_t const got = file.read(at, std::span{bytes}.subspan(at));
        if (got == 0) {
            break;
        }
        at += got;
    }
    bytes.resize(at);
    return bytes;
}

}  // namespace

bool is_picture_file(fs::path const& path) {
    std::error_code failed;
    if (!fs::is_regular_file(path, failed)) {
        return false;
    }
    try {
        constexpr std::size_t signature_bytes = 16;
        return is_png(beginning_of(path, signature_bytes));
    } catch (Error const&) {
        return false;
    }
}

std::optional<Provenance> provenance_in(fs::path const& path) {
    constexpr std::size_t most_bytes = std::size_t{16} << 20U;  // before the pixels
    try {
        for (auto const& [key, text] : read_png_texts(beginning_of(path, most_bytes), false)) {
            if (key == png_provenance_key) {
                return provenance_from(text);
            }
        }
    } catch (Error const& failure) {
        throw fmt_error("{}: {}", path.string(), failure.what());
    }
    return std::nullopt;
}

std::vector<std::string> changes_since(Provenance const& provenance, fs::path const& path) {
    std::vector<std::string> lines;
    for (DataMark const& mark : provenance.data) {
        switch (change_of(mark, folder_of_picture(path))) {
            case DataChange::changed:
                lines.push_back(
                    fmt::format("{}: these data have changed since the picture was made", mark.path));
                break;
            case DataChange::missing:
                lines.push_back(
                    fmt::format("{}: these data of the picture are not there any more", mark.path));
                break;
            case DataChange::none:
            case DataChange::unknown: break;
        }
    }
    return lines;
}

fs::path folder_of_picture(fs::path const& path) {
    return fs::absolute(path).lexically_normal().parent_path();
}

}  // namespace gatepost
