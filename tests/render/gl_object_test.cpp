#include "render/gl_object.hpp"

#include "render/gl_fixture.hpp"

#include <type_traits>
#include <utility>

using namespace gatepost;

TEST_CASE("an empty owner holds nothing and its destructor needs no context") {
    GlBuffer const empty;
    CHECK(empty.id() == 0);
    STATIC_REQUIRE(!std::is_copy_constructible_v<GlBuffer>);
}

TEST_CASE_METHOD(GlFixture, "moving steals the id and leaves nothing behind") {
    GlTexture first = GlTexture::make();
    unsigned const id = first.id();
    REQUIRE(id != 0);
    GlTexture const second = std::move(first);
    CHECK(second.id() == id);
    CHECK(first.id() == 0);  // NOLINT(bugprone-use-after-move): that is the point
}

TEST_CASE_METHOD(GlFixture, "every kind of object can be made and freed") {
    CHECK(GlBuffer::make().id() != 0);
    CHECK(GlVertexArray::make().id() != 0);
    CHECK(GlTexture::make().id() != 0);
    CHECK(GlFramebuffer::make().id() != 0);
    CHECK(GlProgram::make().id() != 0);
}

TEST_CASE_METHOD(GlFixture, "the driver names itself, for logs and failures") {
    INFO(gl_renderer_name());
    CHECK(std::string{gl_renderer_name()}.size() > 3);
}
