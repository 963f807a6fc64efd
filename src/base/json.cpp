#include "base/json.hpp"

#include <unordered_map>
#include <vector>

namespace gatepost {

namespace {

/// The members of an object in their order, bypassing the search by name.
Json::object_t::Container& members_of(Json& object) { return object.get_ref<Json::object_t&>(); }

/// Builds the tree from the parser's events. nlohmann's own builder searches all members of an object for
/// each one it adds, which takes 17 s for 100,000 of them.
class TreeBuilder : public nlohmann::json_sax<Json> {
  public:
    TreeBuilder() = default;  // NOLINT(bugprone-exception-escape): nlohmann's null checks itself
    ~TreeBuilder() override = default;
    TreeBuilder(TreeBuilder const&) = delete;
    TreeBuilder& operator=(TreeBuilder const&) = delete;

    [[nodiscard]] Json take() { return std::move(m_root); }

    bool null() override { return add(Json(nullptr)); }
    bool boolean(bool value) override { return add(Json(value)); }
    bool number_integer(number_integer_t value) override { return add(Json(value)); }
    bool number_unsigned(number_unsigned_t value) override { return add(Json(value)); }
    bool number_float(number_float_t value, string_t const& /*text*/) override { return add(Json(value)); }
    bool string(string_t& value) override { return add(Json(std::move(value))); }
    bool binary(binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
    bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
    bool key(string_t& value) override {
        m_open.back().key = std::move(value);
        return true;
    }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t /*at*/, std::string const& /*token*/,
                     nlohmann::detail::exception const& /*why*/) override {
        return false;
    }

  private:
    struct Open {
        Json value;
        std::string key;  ///< of the member that comes next
        std::unordered_map<std::string, std::size_t> members;
    };

    bool open(Json value) {
        m_open.push_back({std::move(value), {}, {}});
        return m_open.size() <= deepest_json;
    }

    bool close() {
        Json value = std::move(m_open.back().value);
        m_open.pop_back();
        return add(std::move(value));
    }

    /// Of two members with the same name the last value counts, at the place of the first.
    bool add(Json value) {
        if (m_open.empty()) {
            m_root = std::move(value);
            return true;
        }
        Open& in = m_open.back();
        if (in.value.is_array()) {
            in.value.push_back(std::move(value));
            return true;
        }
        auto const [known, is_new] = in.members.try_emplace(in.key, in.value.size());
        if (is_new) {
            append_member(in.value, std::move(in.key), std::move(value));
        } else {
            members_of(in.value)[known->second].second = std::move(value);
        }
        return true;
    }

    Json m_root;
    std::vector<Open> m_open;
};

}  // namespace

bool is_json_deeper_than(std::string_view text, std::size_t most) {
    std::size_t depth = 0;
    bool is_in_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        if (is_in_string) {
            at += c == '\\' ? 1 : 0;
            is_in_string = c != '"';
        } else if (c == '"') {
            is_in_string = true;
        } else if ((c == '[' || c == '{') && ++depth > most) {
            return true;
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return false;
}

bool is_json(std::string_view text) { return Json::accept(text); }

void append_member(Json& object, std::string name, Json value) {
    members_of(object).emplace_back(std::move(name), std::move(value));
}

std::optional<Json> parse_json(std::string_view text) {
    TreeBuilder builder;
    return Json::sax_parse(text, &builder) ? std::optional{builder.take()} : std::nullopt;
}

}  // namespace gatepost
