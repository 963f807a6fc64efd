# What an installation holds, below any prefix: the program finds its parts from where it stands.
include(GNUInstallDirs)
set(packaging ${CMAKE_SOURCE_DIR}/packaging)
set(share ${CMAKE_BINARY_DIR}/share)

install(TARGETS gatepost RUNTIME DESTINATION bin)
install(TARGETS gatepost_cairo gatepost_icu gatepost_postgres LIBRARY DESTINATION lib/gatepost)
install(TARGETS gatepost_gdal gatepost_pdf gatepost_portal RUNTIME DESTINATION lib/gatepost)
install(DIRECTORY geodata/atlas geodata/basemap DESTINATION share/gatepost)
install(FILES geodata/basemap.gatepost.json geodata/vietnam-china-border.gatepost.json geodata/credits.json DESTINATION share/gatepost)

# The manual and the completions are written by the program when it is linked (src/app/CMakeLists.txt).
install(FILES ${share}/gatepost.1.gz DESTINATION share/man/man1)
install(FILES ${share}/gatepost.bash DESTINATION share/bash-completion/completions RENAME gatepost)
install(FILES ${share}/_gatepost DESTINATION share/zsh/vendor-completions)
install(FILES ${share}/gatepost.fish DESTINATION share/fish/vendor_completions.d)

install(FILES ${packaging}/gatepost.desktop DESTINATION share/applications)
install(FILES ${packaging}/gatepost.metainfo.xml DESTINATION share/metainfo)
install(FILES ${packaging}/gatepost.mime.xml DESTINATION share/mime/packages RENAME gatepost.xml)
install(FILES ${packaging}/icons/gatepost.svg DESTINATION share/icons/hicolor/scalable/apps)
foreach(size_px 16 24 32 48 64 128 256)
  install(FILES ${packaging}/icons/gatepost-${size_px}.png DESTINATION share/icons/hicolor/${size_px}x${size_px}/apps RENAME gatepost.png)
endforeach()

install(FILES README.md CHANGELOG.md NOTICES.md DESTINATION share/doc/gatepost)
install(DIRECTORY docs DESTINATION share/doc/gatepost FILES_MATCHING PATTERN "*.md" PATTERN "*.json")
# LICENSE and the notices of what others made, in the form and place that Debian has for them.
install(FILES packaging/copyright DESTINATION share/doc/gatepost)
