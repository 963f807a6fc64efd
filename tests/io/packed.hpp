#pragma once

#include <minizip/zip.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "base/temp_folder.hpp"

namespace gatepost {

/// The bytes as one gzip member.
inline std::string gzipped(std::string const& bytes) {
    std::string packed(bytes.size() + bytes.size() / 100 + 100, '\0');
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

/// A zip archive of files, each with its name and its bytes; gives its path.
inline std::string zipped(TempFolder const& folder, std::string const& name,
                          std::map<std::string, std::string> const& files) {
    std::string path = (folder / name).string();
    zipFile const archive = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
    REQUIRE(archive != nullptr);
    for (auto const& [file, bytes] : files) {
        zip_fileinfo const info{};
        REQUIRE(zipOpenNewFileInZip64(archive, file.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                                      Z_DEFLATED, 6, 0) == ZIP_OK);
        zipWriteInFileInZip(archive, bytes.data(), static_cast<unsigned>(bytes.size()));
        zipCloseFileInZip(archive);
    }
    zipClose(archive, nullptr);
    return path;
}

}  // namespace gatepost
