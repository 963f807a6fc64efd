#include "app/portal/file_uri.hpp"

#include <charconv>

namespace gatepost {

std::string path_of_file_uri(std::string_view uri) {
    for (std::string_view const beginning : {"file://localhost/", "file:///"}) {
        if (!uri.starts_with(beginning)) {
            continue;
        }
        std::string path = "/";
        for (std::size_t at = beginning.size(); at < uri.size(); ++at) {
            if (uri[at] != '%') {
                path += uri[at];
                continue;
            }
            unsigned char byte = 0;
            std::string_view const digits = uri.substr(at + 1, 2);
            auto const [end, failure] =
                std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
            if (digits.size() < 2 || failure != std::errc{} || end != digits.data() + 2 || byte == 0) {
                return {};
            }
            path += static_cast<char>(byte);
            at += 2;
        }
        return path;
    }
    return {};
}

}  // namespace gatepost
