# Which test files there are, by folder.
set(unit_test_modules base geo text words table style map label page io ui)
foreach(module IN LISTS unit_test_modules)
  include(${CMAKE_CURRENT_LIST_DIR}/${module}/sources.cmake)
endforeach()
include(${CMAKE_CURRENT_LIST_DIR}/render/sources.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/golden/sources.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/app/sources.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/bench/sources.cmake)
