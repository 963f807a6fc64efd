#include "page/cairo/pdf_objects.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>

namespace gatepost {

namespace {

constexpr std::size_t row_bytes = 20;  // "0000000016 00000 n \n"

std::optional<std::size_t> number_at(std::string_view text, std::size_t at) {
    std::size_t value = 0;
    auto const rest = text.substr(std::min(at, text.size()));
    auto const parsed = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    return parsed.ec == std::errc{} ? std::optional{value} : std::nullopt;
}

}  // namespace

void free_missing_objects(std::string& pdf) {
    constexpr std::string_view keyword = "startxref\n";
    constexpr std::string_view head = "xref\n0 ";
    std::size_t const last = pdf.rfind(keyword);
    auto const table = last == std::string::npos ? std::nullopt : number_at(pdf, last + keyword.size());
    if (!table || pdf.compare(std::min(*table, pdf.size()), head.size(), head) != 0) {
        return;
    }
    auto const objects = number_at(pdf, *table + head.size());
    std::size_t const first_row = pdf.find('\n', *table + head.size()) + 1;
    if (!objects || first_row + *objects * row_bytes > pdf.size()) {
        return;
    }
    for (std::size_t i = 1; i < *objects; ++i) {
        std::size_t const row = first_row + i * row_bytes;
        std::size_t const digits = pdf.find_first_not_of('0', row);
        std::size_t const offset = digits < row + 10 ? number_at(pdf, digits).value_or(0) : 0;
        std::string const begin = fmt::format("{} 0 obj", i);
        if (offset >= pdf.size() || pdf.compare(offset, begin.size(), begin) != 0) {
            pdf.replace(row, row_bytes, "0000000000 65535 f \n");
        }
    }
}

}  // namespace gatepost
