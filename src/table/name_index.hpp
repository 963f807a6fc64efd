#pragma once

#include "base/job.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// What a text that can be found is to its feature; the earlier the better.
enum class NameKind : std::uint8_t { name, alias, other };

/// How a typed text was found in one, best first. Marks that were typed count: "Hà Giang" finds what is so
/// named before what is named "Hạ Giang".
enum class NameMatch : std::uint8_t {
    exact_with_marks,
    exact,
    begin_with_marks,
    begin,
    word_with_marks,
    word,  ///< it begins a word
    inside,
    pinyin,
    initials,
    typing_error,  ///< one letter is another, too many, or missing, or two have changed places
};

/// A text in the forms in which it is compared: small letters with their marks, and folded (folding.hpp) in
/// simplified Chinese characters.
struct SearchText {
    std::string marked;
    std::string folded;
    explicit SearchText(std::string_view text);
};

struct NameHit {
    std::uint32_t row = 0;
    NameKind kind = NameKind::name;
    NameMatch match = NameMatch::inside;
    std::uint32_t length = 0;  ///< of the text that was found, folded: of two the shorter one is meant
};

/// The names of a table, to be found by what somebody types. Immutable once it is made. Method: all folded
/// texts lie one after the other in one block of memory, which is looked through whole; Chinese names lie
/// there in pinyin as well. For one typing error the halves of the text are looked for, of which one must be
/// right (the pigeonhole principle; Navarro, A guided tour to approximate string matching, 2001).
class NameIndex {
  public:
    /// Of one row in one or more calls; rows in any order.
    void add(std::uint32_t row, std::string_view text, NameKind kind);

    [[nodiscard]] bool empty() const { return m_names.size() == 0; }
    /// How many texts it has.
    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    /// Memory besides the texts that were added.
    [[nodiscard]] std::size_t bytes() const;

    /// The best hits, each row once, the best first; at least `wanted` of them where there are as many.
    /// O(bytes of the texts), less where many begin so; on all workers of the job that are free.
    [[nodiscard]] std::vector<NameHit> find(SearchText const& typed, std::size_t wanted,
                                            JobContext const& job = {}) const;

  private:
    /// Texts one after the other, each behind a line end.
    struct Texts {
        std::string block = "\n";
        std::array<std::uint32_t, 256> frequency{};  ///< of each byte in the block
        std::vector<std::uint32_t> begin;
        std::vector<std::uint32_t> row_and_kind;  ///< the kind in the two highest bits

        void add(std::uint32_t row, NameKind kind, std::string_view text);
        [[nodiscard]] std::size_t size() const { return begin.size(); }
        [[nodiscard]] std::size_t at(std::size_t place) const;
        [[nodiscard]] std::string_view text(std::size_t entry) const;
        [[nodiscard]] std::uint32_t row(std::size_t entry) const { return row_and_kind[entry] & 0x3FFFFFFFU; }
        [[nodiscard]] NameKind kind(std::size_t entry) const {
            return static_cast<NameKind>(row_and_kind[entry] >> 30U);
        }
        /// The places in the block where `wanted` stands, ascending, at least the first `most` of them.
        [[nodiscard]] std::vector<std::size_t> places(std::string_view wanted, std::size_t most,
                                                      JobContext const& job) const;
        /// Of each of two texts, neither empty, in one pass.
        [[nodiscard]] std::array<std::vector<std::size_t>, 2> places_of_both(std::string_view one,
                                                                             std::string_view other,
                                                                             std::size_t most,
                                                                             JobContext const& job) const;
        /// Calls visit(place in the block) for every place of `wanted` until it returns false.
        template <class Visit>
        void each(std::string_view wanted, std::size_t most, JobContext const& job, Visit visit) const;
    };
    class Finder;

    Texts m_names;
    Texts
        m_marked;  ///< those that folding changes but for capitals; of each the number in m_names as its row
    Texts m_pinyin;
    Texts m_initials;
};

}  // namespace gatepost
