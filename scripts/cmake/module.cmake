# One module = one folder of src/ = one static library, with its sources and its arrows written out.
#   gatepost_module(geo SOURCES crs.cpp … PUBLIC base PRIVATE PkgConfig::proj)
function(gatepost_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(gatepost_${name} STATIC ${arg_SOURCES})
  add_library(gatepost::${name} ALIAS gatepost_${name})
  target_include_directories(gatepost_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  list(TRANSFORM arg_PUBLIC PREPEND gatepost::)
  target_link_libraries(gatepost_${name} PUBLIC ${arg_PUBLIC} PRIVATE gatepost_options ${arg_PRIVATE})
endfunction()

# Turns files into one C++ source that holds their bytes:  gatepost_embed_bytes(out.cpp HEADER h FUNCTION f FILES …)
function(gatepost_embed_bytes output)
  cmake_parse_arguments(arg "" "HEADER;FUNCTION" "FILES" ${ARGN})
  set(script ${CMAKE_SOURCE_DIR}/scripts/cmake/embed_bytes.cmake)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${arg_HEADER} -DFUNCTION=${arg_FUNCTION} "-DFILES=${arg_FILES}" -P ${script}
    DEPENDS ${arg_FILES} ${script}
    COMMENT "Embedding ${arg_FUNCTION}" VERBATIM)
endfunction()

# Turns text files into one C++ source with a function that gives each by its name:
#   gatepost_embed(out.cpp HEADER render/shader_source.hpp FUNCTION embedded_shader FILES …)
function(gatepost_embed output)
  cmake_parse_arguments(arg "" "HEADER;FUNCTION" "FILES" ${ARGN})
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${arg_HEADER} -DFUNCTION=${arg_FUNCTION} "-DFILES=${arg_FILES}"
      -P ${CMAKE_SOURCE_DIR}/scripts/cmake/embed.cmake
    DEPENDS ${arg_FILES} ${CMAKE_SOURCE_DIR}/scripts/cmake/embed.cmake
    COMMENT "Embedding ${arg_FUNCTION}" VERBATIM)
endfunction()
