#include "render/shader_program.hpp"
#include "render/shader_source.hpp"

#include "base/error.hpp"
#include "render/gl_fixture.hpp"

#include <string>

using namespace gatepost;

TEST_CASE_METHOD(GlFixture, "every shader compiles and links: a broken one would blow up at the user") {
    std::string const name = GENERATE("fill", "line", "symbol", "text", "composite");
    CAPTURE(name);
    ShaderProgram program(name);
    CHECK_NOTHROW(program.use());
}

TEST_CASE("a shader says in its first line what it draws") {
    std::string const name = GENERATE("fill", "line", "symbol", "text", "composite");
    for (char const* const ending : {".vert", ".frag"}) {
        CAPTURE(name, ending);
        CHECK(shader_source(name + ending).rfind("// ", 0) == 0);
    }
}

TEST_CASE("a shader that does not exist is named in the error") {
    CHECK_THROWS_WITH(shader_source("nothing.vert"), Catch::Contains("nothing.vert"));
}
