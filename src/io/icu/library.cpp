// All the ICU functions that the program uses, and the only way into this library from outside.
#include "io/icu_library.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <memory>

namespace gatepost {

namespace {

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct DetectorCloser {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter converter_of(std::string const& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    return Converter{ucnv_open(encoding.c_str(), &status)};
}

std::string utf8_from(std::string_view bytes, std::string const& encoding) {
    std::string text;
    // Opening a converter takes longer than converting a word, and words come by the million.
    thread_local std::string of_converter;
    thread_local Converter converter;
    if (!converter || of_converter != encoding) {
        converter = converter_of(encoding);
        of_converter = encoding;
    }
    UErrorCode status = U_ZERO_ERROR;
    if (converter) {
        icu::UnicodeString(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status)
            .toUTF8String(text);
    }
    return text;
}

bool is_known(std::string const& encoding) { return converter_of(encoding) != nullptr; }

std::vector<IcuLibrary::Detected> detect(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UCharsetDetector, DetectorCloser> const detector{ucsdet_open(&status)};
    ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(bytes.size()), &status);
    int32_t count = 0;
    UCharsetMatch const** const matches = ucsdet_detectAll(detector.get(), &count, &status);
    std::vector<IcuLibrary::Detected> found;
    for (int32_t i = 0; i < count && U_SUCCESS(status); ++i) {
        char const* const name = ucsdet_getName(matches[i], &status);
        found.push_back({name != nullptr ? name : "", ucsdet_getConfidence(matches[i], &status)});
    }
    return found;
}

}  // namespace

}  // namespace gatepost

extern "C" [[gnu::visibility("default")]] gatepost::IcuLibrary const* gatepost_icu_library() {
    static constexpr gatepost::IcuLibrary library{gatepost::utf8_from, gatepost::is_known, gatepost::detect};
    return &library;
}
