# One INTERFACE target carries what every target of the project is compiled with.
add_library(gatepost_options INTERFACE)
target_compile_features(gatepost_options INTERFACE cxx_std_20)
# Warnings are GCC's matter: clang, which builds for the fuzzer, has other ideas of -Wconversion and the like.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(gatepost_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
  if(CMAKE_UNITY_BUILD)
    target_compile_options(gatepost_options INTERFACE -Wno-shadow -Wno-subobject-linkage)  # between neighbours, not in a file
  endif()
  if(GATEPOST_WERROR)
    target_compile_options(gatepost_options INTERFACE -Werror)
  endif()
endif()
if(GATEPOST_SANITIZE)
  target_compile_options(gatepost_options INTERFACE -fsanitize=${GATEPOST_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(gatepost_options INTERFACE -fsanitize=${GATEPOST_SANITIZE})
endif()
if(GATEPOST_FUZZ)
  target_compile_options(gatepost_options INTERFACE -fno-sanitize-recover=all)  # undefined behaviour is a find
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
