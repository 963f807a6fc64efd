# The Debian package: scripts/package builds it.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gatepost)
set(CPACK_PACKAGE_VENDOR "The Gatepost authors")
set(CPACK_PACKAGE_CONTACT "The Gatepost authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "viewer for places and what happened there, on a map")
set(CPACK_PACKAGE_DESCRIPTION "Gatepost shows places and what happened there on a map, offline and in any
projection: the bundled atlas of the Vietnam-China border, or GeoJSON,
FlatGeobuf, GeoPackage, Shapefile, KML, GPX and tables with coordinates, of any
size. A click shows the names of a place, its facts and its events, each with
its source. It draws pictures of maps without a window, too.")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

# Libraries that are linked are found by dpkg-shlibdeps; fonts, drivers and programs that are called are not.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
file(STRINGS ${CMAKE_SOURCE_DIR}/scripts/deps lines)
set(section "")
set(run_time "")
foreach(line IN LISTS lines)
  if(line MATCHES "^# --- (.*) ---$")
    set(section ${CMAKE_MATCH_1})
  elseif(section STREQUAL "run time" AND line MATCHES "^[a-z0-9]")
    string(REGEX MATCH "^[a-z0-9.+-]+" name "${line}")
    list(APPEND run_time ${name})
  endif()
endforeach()
list(JOIN run_time ", " CPACK_DEBIAN_PACKAGE_DEPENDS)

# Debian wants to read of each version in a form of its own; what changed says CHANGELOG.md.
execute_process(COMMAND date -u -R -d ${GATEPOST_DATE} OUTPUT_VARIABLE date_of_mail OUTPUT_STRIP_TRAILING_WHITESPACE)
set(changelog ${CMAKE_BINARY_DIR}/share/changelog)
file(WRITE ${changelog} "gatepost (${PROJECT_VERSION}) unstable; urgency=medium

  * See /usr/share/doc/gatepost/CHANGELOG.md.

 -- The Gatepost authors <>  ${date_of_mail}
")
execute_process(COMMAND gzip -9nkf ${changelog})
install(FILES ${changelog}.gz DESTINATION share/doc/gatepost)

set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # the package holds the program, not its tests
include(CPack)
