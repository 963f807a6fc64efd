# Writes a C++ file with one raw string literal per input file.
set(text "#include \"${HEADER}\"\n\nnamespace gatepost {\n\nstd::string_view ${FUNCTION}(std::string_view name) {\n")
foreach(file ${FILES})
  get_filename_component(name ${file} NAME)
  file(READ ${file} content)
  string(APPEND text "    if (name == \"${name}\") {\n        return R\"EMBEDDED(${content})EMBEDDED\";\n    }\n")
endforeach()
string(APPEND text "    return {};\n}\n\n}  // namespace gatepost\n")
file(WRITE ${OUTPUT} "${text}")
