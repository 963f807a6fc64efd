# Writes a C++ file that holds files byte by byte, in the order given.
set(arrays "")
set(list "")
set(number 0)
foreach(file ${FILES})
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "constexpr char file_${number}[]{${bytes}};\n")
  string(APPEND list "std::string_view{file_${number}, sizeof file_${number}},")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT} "#include \"${HEADER}\"\n\n#include <array>\n\nnamespace gatepost {\n\nnamespace {\n\n${arrays}"
  "constexpr std::array<std::string_view, ${number}> files{${list}};\n\n}  // namespace\n\n"
  "std::span<std::string_view const> ${FUNCTION}() { return files; }\n\n}  // namespace gatepost\n")
