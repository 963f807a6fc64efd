# Writes a C++ file with one raw string literal per input file.
set(text "#include \"render/shader_source.hpp\"\n\nnamespace gatepost {\n\nstd::string_view embedded_shader(std::string_view name) {\n")
foreach(file ${FILES})
  get_filename_component(name ${file} NAME)
  file(READ ${file} content)
  string(APPEND text "    if (name == \"${name}\") {\n        return R\"GLSL(${content})GLSL\";\n    }\n")
endforeach()
string(APPEND text "    return {};\n}\n\n}  // namespace gatepost\n")
file(WRITE ${OUTPUT} "${text}")
