#include "io/decode_texts.hpp"

#include "base/error.hpp"
#include "base/guarded.hpp"
#include "base/mapped_file.hpp"
#include "io/classify.hpp"
#include "io/source_address.hpp"
#include "io/text_encoding.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <span>

namespace gatepost {

namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The length of the text without half a character at its end: dBase fields are cut at a fixed number of
/// bytes. The full length if the text is in an encoding other than UTF-8.
std::size_t uncut_length(std::string_view text) {
    for (std::size_t cut = 1; cut <= 3 && cut < text.size(); ++cut) {
        auto const lead = static_cast<unsigned char>(text[text.size() - cut]);
        std::string_view const rest = text.substr(0, text.size() - cut);
        if (lead >= 0xC2) {
            std::size_t const announced = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            return announced > cut && !is_ascii(rest) && is_utf8(rest) ? rest.size() : text.size();
        }
        if (lead < 0x80) {
            break;
        }
    }
    return text.size();
}

/// How the texts of a source are decoded.
struct Decoding {
    std::string encoding;
    bool is_for_all = false;  ///< also for texts that look like UTF-8

    [[nodiscard]] std::string of(std::string_view text) const {
        bool const is_ours = is_ascii(text) || is_utf8(text);
        if (is_ascii(text) || (is_ours && !is_for_all)) {
            return std::string{text};
        }
        std::size_t const uncut = uncut_length(text);
        if (!is_for_all && uncut < text.size()) {
            return std::string{text.substr(0, uncut)};
        }
        return utf8_from(text, encoding);
    }
};

bool holds_text(AttributeColumn const& column) {
    return column.type() == AttributeType::text || column.type() == AttributeType::json;
}

void decode(std::vector<AttributeColumn>& columns, Decoding const& decoding) {
    for (AttributeColumn& column : columns) {
        column.rename(decoding.of(column.name()));
        if (!holds_text(column)) {
            continue;
        }
        AttributeColumn decoded(column.name(), column.type());
        decoded.set_text_form(column.text_form());
        for (std::size_t row = 0; row < column.size(); ++row) {
            if (column.is_null(row)) {
                decoded.add_null();
            } else {
                decoded.add_text(decoding.of(column.text(row)), column.written_as(row));
            }
        }
        column = std::move(decoded);
    }
}

/// The first rows, at most `most`, of the dBase file beside a Shapefile that contain a byte beyond ASCII.
std::vector<std::uint32_t> rows_beyond_ascii(std::string const& source, std::size_t most) {
    std::vector<std::uint32_t> rows;
    auto const path = ending_of(source) == ".shp" ? file_beside(source, "dbf") : std::nullopt;
    if (!path) {
        return rows;
    }
    MappedFile const file(path->string());
    std::span<std::byte const> const bytes = file.bytes();
    constexpr std::size_t least_header = 32;
    auto const number = [&](std::size_t at) {
        return std::to_integer<std::size_t>(bytes[at]) | std::to_integer<std::size_t>(bytes[at + 1]) << 8U;
    };
    if (bytes.size() < least_header || number(10) == 0) {
        return rows;
    }
    std::size_t const length = number(10);
    std::size_t begin = number(8);
    for (std::uint32_t row = 0; begin + length <= bytes.size() && rows.size() < most;
         ++row, begin += length) {
        auto const record = bytes.subspan(begin, length);
        if (std::any_of(record.begin(), record.end(), [](std::byte b) { return b >= std::byte{0x80}; })) {
            rows.push_back(row);
        }
    }
    return rows;
}

/// The texts from which a source's encoding is guessed: all that are in memory, and a sample from all over a
/// file.
class TextSample {
  public:
    void add(FeatureTable const& table, std::string const& source) {
        add(table.attributes);
        if (table.attribute_file && table.size() > 0) {
            constexpr std::size_t most_rows = 500;
            std::vector<std::uint32_t> features = rows_beyond_ascii(source, most_rows);
            std::erase_if(features, [&](std::uint32_t row) { return row >= table.size(); });
            std::size_t const step = std::max<std::size_t>(table.size() / most_rows, 1);
            for (std::size_t i = 0; i < table.size(); i += step) {
                features.push_back(static_cast<std::uint32_t>(i));
            }
            m_read.push_back(table.attribute_file->read_or_complain(features));
            add(m_read.back());
        }
    }
    void add(std::span<AttributeColumn const> columns) {
        for (AttributeColumn const& column : columns) {
            add(column.name());
            for (std::size_t row = 0; holds_text(column) && row < column.size(); ++row) {
                add(column.text(row));
            }
        }
    }

    [[nodiscard]] std::vector<std::string_view> const& foreign() const { return m_foreign; }
    [[nodiscard]] bool is_mostly_foreign() const { return m_foreign.size() >= m_utf8; }
    [[nodiscard]] bool has_cut() const { return m_has_cut; }

  private:
    void add(std::string_view text) {
        if (is_ascii(text)) {
            return;
        }
        bool const is_cut = !is_utf8(text) && uncut_length(text) < text.size();
        m_has_cut = m_has_cut || is_cut;
        if (is_cut || is_utf8(text)) {
            ++m_utf8;
        } else {
            m_foreign.push_back(text);
        }
    }

    std::vector<std::vector<AttributeColumn>> m_read;  // keeps alive the texts that m_foreign refers to
    std::vector<std::string_view> m_foreign;
    std::size_t m_utf8 = 0;
    bool m_has_cut = false;
};

Decoding guessed_decoding(TextSample const& sample) {
    return {guess_encoding(sample.foreign()).encoding, sample.is_mostly_foreign()};
}

/// Decodes attributes that stay in a file whose texts are not all UTF-8. If the sampled texts did not reveal
/// the encoding, the first texts read that are not UTF-8 do.
class DecodedAttributes : public AttributeFile {
  public:
    DecodedAttributes(std::shared_ptr<AttributeFile const> raw, std::optional<Decoding> decoding)
        : m_raw(std::move(raw)), m_decoding(std::move(decoding)) {}

    [[nodiscard]] std::vector<AttributeColumn> read(std::span<std::uint32_t const> features) const override {
        std::vector<AttributeColumn> columns = m_raw->read(features);
        TextSample sample;
        sample.add(columns);
        auto const decoding = m_decoding.with([&](std::optional<Decoding>& known) {
            if (!known && !sample.foreign().empty()) {
                known = guessed_decoding(sample);
            }
            return known;
        });
        if (decoding) {
            decode(columns, *decoding);
        }
        return columns;
    }

  private:
    std::shared_ptr<AttributeFile const> m_raw;
    mutable Guarded<std::optional<Decoding>> m_decoding;
};

void decode(FeatureTable& table, Decoding const& decoding) {
    decode(table.attributes.values(), decoding);
    table.attributes = std::move(table.attributes.values());  // indexes the fields by their decoded names
    if (table.attribute_file) {
        table.attribute_file = std::make_shared<DecodedAttributes const>(table.attribute_file, decoding);
    }
}

/// Whether GDAL passes the texts on as raw bytes. In other formats it recodes them if the file names its
/// encoding.
bool comes_raw(std::string const& source) {
    std::string const file = without_query(source);
    return is_separated_text_name(file) || ending_of(file) == ".dbf" || ending_of(file) == ".shp";
}

}  // namespace

void decode_texts(std::vector<FeatureTable>& tables, std::string const& source, std::string const& said) {
    if (!said.empty() && !is_known_encoding(said)) {
        throw fmt_error("{}: '{}' is no encoding that is known: try GB18030, Big5, TCVN3, CP1258 or CP1252",
                        source, said);
    }
    TextSample sample;
    std::for_each(tables.begin(), tables.end(),
                  [&](FeatureTable const& table) { sample.add(table, source); });
    bool const is_said = !said.empty() && (comes_raw(source) || !sample.foreign().empty());
    if (!is_said && sample.foreign().empty() && !sample.has_cut()) {
        for (FeatureTable& table : tables) {
            if (table.attribute_file) {
                table.attribute_file =
                    std::make_shared<DecodedAttributes const>(table.attribute_file, std::nullopt);
            }
        }
        return;
    }
    EncodingGuess guess{"UTF-8", true};  // stays so if texts were only cut off, which decoding mends
    if (is_said) {
        guess.encoding = said;
    } else if (!sample.foreign().empty()) {
        guess = guess_encoding(sample.foreign());
        LoadReport& report = tables.front().report;
        report.doubtful = report.doubtful || !guess.is_sure;
        report.add(fmt::format("{}: its text is not UTF-8; read as {} (say otherwise with --encoding)",
                               source, guess.encoding));
    }
    bool const has_other = is_said || !sample.foreign().empty();
    Decoding const decoding{guess.encoding,
                            is_said ? comes_raw(source) : has_other && sample.is_mostly_foreign()};
    for (FeatureTable& table : tables) {
        decode(table, decoding);
        table.text_encoding = has_other ? guess.encoding : "";
    }
}

}  // namespace gatepost
