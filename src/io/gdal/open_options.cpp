#include "io/gdal/open_options.hpp"

#include "io/classify.hpp"

#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

struct VsiCloser {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using VsiFile = std::unique_ptr<VSILFILE, VsiCloser>;

/// Opens a file beside the source, with its ending in lower or upper case.
VsiFile open_beside(fs::path source, char const* small_ending, char const* capital_ending) {
    for (char const* const ending : {small_ending, capital_ending}) {
        if (VSILFILE* const file = VSIFOpenL(source.replace_extension(ending).c_str(), "rb")) {
            return VsiFile{file};
        }
    }
    return {};
}

/// Byte 29 of a .dbf, its "language driver": a mark for the encoding.
unsigned char language_mark(fs::path const& source) {
    std::array<unsigned char, 30> head{};
    VsiFile const file = open_beside(source, ".dbf", ".DBF");
    bool const is_read = file && VSIFReadL(head.data(), 1, head.size(), file.get()) == head.size();
    return is_read ? head.back() : 0;
}

bool says_its_encoding(fs::path const& source) {
    constexpr std::array<unsigned char, 6> says_nothing{0x00, 0x01, 0x02,
                                                        0x03, 0x57, 0x58};  // unset, DOS, Windows
    return open_beside(source, ".cpg", ".CPG") ||
           std::find(says_nothing.begin(), says_nothing.end(), language_mark(source)) == says_nothing.end();
}

}  // namespace

bool wants_raw_text(std::string const& source, std::string const& said_encoding) {
    std::string const ending = ending_of(source);
    bool const is_dbase = ending == ".shp" || ending == ".dbf";
    return is_dbase && (!said_encoding.empty() || !says_its_encoding(source));
}

}  // namespace gatepost
