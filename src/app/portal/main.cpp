// The program gatepost-portal: asks the desktop's portal for the name of a file to write.
//     gatepost-portal TITLE PATH     PATH: where the dialog begins
// It prints the path that was chosen. Exit code: 0 chosen, 1 the dialog was closed without, 3 there is no
// portal.
#include "app/portal/file_uri.hpp"

#include <systemd/sd-bus.h>

#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

namespace gatepost {

namespace {

constexpr int is_closed = 1;
constexpr int has_no_portal = 3;
constexpr char const* service = "org.freedesktop.portal.Desktop";
constexpr char const* object = "/org/freedesktop/portal/desktop";

struct Unref {
    void operator()(sd_bus* bus) const { sd_bus_flush_close_unref(bus); }
    void operator()(sd_bus_message* message) const { sd_bus_message_unref(message); }
};
using Bus = std::unique_ptr<sd_bus, Unref>;
using Message = std::unique_ptr<sd_bus_message, Unref>;

/// What the dialog came to.
struct Answer {
    bool has_come = false;
    std::string path;  ///< empty: it was closed without
};

/// Of the response's results, the first of "uris".
std::string first_uri(sd_bus_message* message) {
    std::string found;
    if (sd_bus_message_enter_container(message, 'a', "{sv}") < 0) {
        return found;
    }
    while (sd_bus_message_enter_container(message, 'e', "sv") > 0) {
        char const* key = nullptr;
        sd_bus_message_read(message, "s", &key);
        if (key != nullptr && std::string{key} == "uris" &&
            sd_bus_message_enter_container(message, 'v', "as") > 0 &&
            sd_bus_message_enter_container(message, 'a', "s") > 0) {
            char const* uri = nullptr;
            if (sd_bus_message_read(message, "s", &uri) > 0) {
                found = uri;
            }
            return found;
        }
        sd_bus_message_skip(message, "v");
        sd_bus_message_exit_container(message);
    }
    return found;
}

int take_response(sd_bus_message* message, void* answer, sd_bus_error* /*error*/) {
    auto& taken = *static_cast<Answer*>(answer);
    std::uint32_t outcome = 1;
    sd_bus_message_read(message, "u", &outcome);
    taken.has_come = true;
    taken.path = outcome == 0 ? path_of_file_uri(first_uri(message)) : std::string{};
    return 0;
}

/// Where the portal promises to answer: ":1.42" is 1_42 there.
std::string request_path(sd_bus* bus, std::string const& token) {
    char const* name = nullptr;
    sd_bus_get_unique_name(bus, &name);
    std::string sender = name != nullptr ? std::string{name}.substr(1) : "";
    for (char& c : sender) {
        c = c == '.' ? '_' : c;
    }
    return std::string{object} + "/request/" + sender + "/" + token;
}

/// Opens the dialog. False where there is no portal.
bool ask(sd_bus* bus, std::string const& token, std::string const& title, std::filesystem::path const& path) {
    sd_bus_message* made = nullptr;
    if (sd_bus_message_new_method_call(bus, &made, service, object, "org.freedesktop.portal.FileChooser",
                                       "SaveFile") < 0) {
        return false;
    }
    Message const call(made);
    std::string const folder = path.parent_path().string();
    std::string const name = path.filename().string();
    sd_bus_message_append(made, "ss", "", title.c_str());
    sd_bus_message_open_container(made, 'a', "{sv}");
    sd_bus_message_append(made, "{sv}", "handle_token", "s", token.c_str());
    sd_bus_message_append(made, "{sv}", "current_name", "s", name.c_str());
    sd_bus_message_open_container(made, 'e', "sv");
    sd_bus_message_append(made, "s", "current_folder");
    sd_bus_message_open_container(made, 'v', "ay");
    sd_bus_message_append_array(made, 'y', folder.c_str(), folder.size() + 1);  // with its zero, as is asked
    sd_bus_message_close_container(made);
    sd_bus_message_close_container(made);
    sd_bus_message_close_container(made);
    sd_bus_message* reply = nullptr;
    int const called = sd_bus_call(bus, made, 0, nullptr, &reply);
    Message const answered(reply);
    return called >= 0;
}

int run(std::string const& title, std::filesystem::path const& path) {
    sd_bus* opened = nullptr;
    if (sd_bus_open_user(&opened) < 0) {
        return has_no_portal;
    }
    Bus const bus(opened);
    std::string const token = "gatepost" + std::to_string(getpid());
    Answer answer;
    bool const is_heard =
        sd_bus_match_signal(opened, nullptr, service, request_path(opened, token).c_str(),
                            "org.freedesktop.portal.Request", "Response", take_response, &answer) >= 0;
    if (!is_heard || !ask(opened, token, title, path)) {
        return has_no_portal;
    }
    while (!answer.has_come) {
        int const processed = sd_bus_process(opened, nullptr);
        bool const is_gone = processed < 0 || (processed == 0 && sd_bus_wait(opened, UINT64_MAX) < 0);
        if (is_gone) {
            return is_closed;
        }
    }
    if (answer.path.empty()) {
        return is_closed;
    }
    std::cout << answer.path << std::endl;
    return 0;
}

}  // namespace

}  // namespace gatepost

int main(int count, char** arguments) {
    constexpr int bad_usage = 2;
    return count == 3 ? gatepost::run(arguments[1], arguments[2]) : bad_usage;
}
