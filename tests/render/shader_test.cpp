#include "render/shader_program.hpp"
#include "render/shader_source.hpp"

#include "base/error.hpp"
#include "render/gl_fixture.hpp"

#include <filesystem>
#include <set>
#include <string>

using namespace gatepost;

namespace {

/// All that lie in shaders/: a pair of files each.
std::set<std::string> all_shaders() {
    std::set<std::string> names;
    for (auto const& file : std::filesystem::directory_iterator(GATEPOST_SHADER_FOLDER)) {
        names.insert(file.path().stem().string());
    }
    return names;
}

}  // namespace

TEST_CASE("there are shaders to be tested") { CHECK(all_shaders().size() >= 10); }

TEST_CASE_METHOD(GlFixture, "every shader compiles and links: a broken one would blow up at the user") {
    for (std::string const& name : all_shaders()) {
        CAPTURE(name);
        CHECK_NOTHROW(ShaderProgram(name).use());
    }
}

TEST_CASE("a shader says in its first line what it draws") {
    for (std::string const& name : all_shaders()) {
        for (char const* const ending : {".vert", ".frag"}) {
            CAPTURE(name, ending);
            CHECK(shader_source(name + ending).starts_with("// "));
        }
    }
}

TEST_CASE("a shader that does not exist is named in the error") {
    CHECK_THROWS_WITH(shader_source("nothing.vert"), Catch::Contains("nothing.vert"));
}
