# Every library the project links, found once. scripts/deps lists the Debian packages that hold them.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(GDAL REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(glfw3 REQUIRED)
find_package(PNG REQUIRED)
find_package(JPEG REQUIRED)
find_package(ZLIB REQUIRED)
find_package(simdjson REQUIRED)
pkg_check_modules(proj REQUIRED IMPORTED_TARGET proj)
pkg_check_modules(geographiclib REQUIRED IMPORTED_TARGET geographiclib)
pkg_check_modules(freetype REQUIRED IMPORTED_TARGET freetype2)
pkg_check_modules(cairo REQUIRED IMPORTED_TARGET cairo cairo-ft)
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET libqpdf)
pkg_check_modules(harfbuzz REQUIRED IMPORTED_TARGET harfbuzz)
pkg_check_modules(fribidi REQUIRED IMPORTED_TARGET fribidi)
pkg_check_modules(fontconfig REQUIRED IMPORTED_TARGET fontconfig)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-i18n icu-uc)
pkg_check_modules(minizip REQUIRED IMPORTED_TARGET minizip)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(webp REQUIRED IMPORTED_TARGET libwebp libwebpmux)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(systemd REQUIRED IMPORTED_TARGET libsystemd)
pkg_check_modules(egl REQUIRED IMPORTED_TARGET egl)
pkg_check_modules(imgui REQUIRED IMPORTED_TARGET imgui)
# Debian keeps the backends' headers one folder deeper than pkg-config says.
find_path(IMGUI_BACKENDS imgui_impl_glfw.h PATH_SUFFIXES imgui/backends imgui REQUIRED)
target_include_directories(PkgConfig::imgui SYSTEM INTERFACE ${IMGUI_BACKENDS})
target_link_libraries(PkgConfig::imgui INTERFACE PkgConfig::freetype glfw ${CMAKE_DL_LIBS})

# Of FlatBuffers only the headers are used; the names of its CMake package differ from version to version.
find_path(FLATBUFFERS flatbuffers/flatbuffers.h REQUIRED)
add_library(flatbuffers INTERFACE)
target_include_directories(flatbuffers SYSTEM INTERFACE ${FLATBUFFERS})

# The GL loader is generated here, never committed. The program's first line names the Python that has the module.
find_program(GLAD glad REQUIRED)
set(glad_dir ${CMAKE_BINARY_DIR}/glad)
add_custom_command(
  OUTPUT ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h
  COMMAND ${GLAD} --quiet --reproducible --api gl:core=3.3 --out-path ${glad_dir} c
  COMMENT "Generating the OpenGL 3.3 core loader" VERBATIM)
add_library(glad STATIC ${glad_dir}/src/gl.c)
target_include_directories(glad SYSTEM PUBLIC ${glad_dir}/include)
target_link_libraries(glad PUBLIC ${CMAKE_DL_LIBS})
