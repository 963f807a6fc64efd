#include "base/boundary.hpp"

#include "base/error.hpp"

#include <filesystem>
#include <new>

namespace gatepost {

std::string failure_text(std::string_view name, std::exception_ptr const& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (Error const& error) {
        return error.what();
    } catch (std::bad_alloc const&) {
        return fmt::format("{}: there is not enough memory for it", name);
    } catch (std::filesystem::filesystem_error const& error) {
        std::string const path = error.path1().string();
        return fmt::format("{}: {}{}{}", name, path == name ? "" : path,
                           path.empty() || path == name ? "" : ": ", error.code().message());
    } catch (std::exception const& error) {
        return fmt::format("{}: {}", name, error.what());
    } catch (...) {
        return fmt::format("{}: something failed that has no name", name);
    }
}

}  // namespace gatepost
