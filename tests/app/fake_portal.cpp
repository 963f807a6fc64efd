// A portal for tests: answers one SaveFile of org.freedesktop.portal.FileChooser on the session's bus with
// the address in its argument ("" closes the dialog), and prints what it was asked.
#include <systemd/sd-bus.h>

#include <iostream>
#include <string>

namespace {

struct Portal {
    std::string uri;
    bool is_done = false;
};

int answer(sd_bus_message* message, std::string const& token, std::string const& uri) {
    std::string sender = std::string{sd_bus_message_get_sender(message)}.substr(1);
    for (char& c : sender) {
        c = c == '.' ? '_' : c;
    }
    std::string const path = "/org/freedesktop/portal/desktop/request/" + sender + "/" + token;
    sd_bus_reply_method_return(message, "o", path.c_str());
    return sd_bus_emit_signal(sd_bus_message_get_bus(message), path.c_str(), "org.freedesktop.portal.Request",
                              "Response", "ua{sv}", uri.empty() ? 1U : 0U, 2, "choices", "a(ss)", 0, "uris",
                              "as", uri.empty() ? 0 : 1, uri.c_str());
}

int save_file(sd_bus_message* message, void* portal, sd_bus_error* /*error*/) {
    auto& asked = *static_cast<Portal*>(portal);
    char const* parent = nullptr;
    char const* title = nullptr;
    sd_bus_message_read(message, "ss", &parent, &title);
    std::cout << "title " << title << "\n";
    std::string token;
    sd_bus_message_enter_container(message, 'a', "{sv}");
    while (sd_bus_message_enter_container(message, 'e', "sv") > 0) {
        char const* key = nullptr;
        sd_bus_message_read(message, "s", &key);
        if (std::string{key} == "current_folder") {
            void const* bytes = nullptr;
            std::size_t size = 0;
            sd_bus_message_enter_container(message, 'v', "ay");
            sd_bus_message_read_array(message, 'y', &bytes, &size);
            sd_bus_message_exit_container(message);
            std::cout << key << " " << static_cast<char const*>(bytes) << " " << size << "\n";
        } else {
            char const* text = nullptr;
            sd_bus_message_read(message, "v", "s", &text);
            std::cout << key << " " << text << "\n";
            token = std::string{key} == "handle_token" ? text : token;
        }
        sd_bus_message_exit_container(message);
    }
    asked.is_done = true;
    return answer(message, token, asked.uri);
}

sd_bus_vtable const methods[] = {
    SD_BUS_VTABLE_START(0), SD_BUS_METHOD("SaveFile", "ssa{sv}", "o", save_file, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_VTABLE_END};

}  // namespace

int main(int count, char** arguments) {
    Portal portal{count > 1 ? arguments[1] : "", false};
    sd_bus* bus = nullptr;
    if (sd_bus_open_user(&bus) < 0 ||
        sd_bus_add_object_vtable(bus, nullptr, "/org/freedesktop/portal/desktop",
                                 "org.freedesktop.portal.FileChooser", methods, &portal) < 0 ||
        sd_bus_request_name(bus, "org.freedesktop.portal.Desktop", 0) < 0) {
        return 1;
    }
    std::cout << "ready" << std::endl;
    while (!portal.is_done) {
        if (sd_bus_process(bus, nullptr) == 0) {
            sd_bus_wait(bus, UINT64_MAX);
        }
    }
    std::cout << std::flush;
    sd_bus_flush_close_unref(bus);
    return 0;
}
