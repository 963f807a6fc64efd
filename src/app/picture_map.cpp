#include "app/picture_map.hpp"

#include "base/error.hpp"
#include "base/input_file.hpp"
#include "io/png_reader.hpp"
#include "io/png_writer.hpp"
#include "page/pdf_details.hpp"

#include <algorithm>
#include <cctype>

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

/// The first bytes of a file; none where it cannot be read.
std::string signature_of(fs::path const& path) {
    constexpr std::size_t signature_bytes = 16;
    std::error_code failed;
    try {
        return fs::is_regular_file(path, failed) ? beginning_of(path, signature_bytes) : std::string{};
    } catch (Error const&) {
        return {};
    }
}

bool is_pdf(std::string_view bytes) { return bytes.starts_with("%PDF-"); }

/// The text in the file; nothing where it has none.
std::optional<std::string> provenance_text_in(fs::path const& path) {
    constexpr std::size_t most_png_bytes = std::size_t{16} << 20U;  // before the pixels
    constexpr std::size_t most_pdf_bytes = std::size_t{1} << 30U;
    std::string const bytes = beginning_of(path, most_png_bytes);
    if (is_pdf(bytes)) {
        std::string const whole = bytes.size() < most_png_bytes ? bytes : beginning_of(path, most_pdf_bytes);
        return pdf_attachment(whole, pdf_provenance_name);
    }
    for (auto const& [key, text] : read_png_texts(bytes, false)) {
        if (key == png_provenance_key) {
            return text;
        }
    }
    return std::nullopt;
}

}  // namespace

bool is_picture_file(fs::path const& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::string const bytes = ending == ".png" || ending == ".pdf" ? signature_of(path) : "";
    return is_png(bytes) || is_pdf(bytes);
}

bool is_png_file(fs::path const& path) { return is_png(signature_of(path)); }

std::optional<Provenance> provenance_in(fs::path const& path) {
    try {
        auto const text = provenance_text_in(path);
        return text ? std::optional{provenance_from(*text)} : std::nullopt;
    } catch (Error const& failure) {
        throw fmt_error("{}: {}", path.string(), failure.what());
    }
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
