# Several sources in one translation unit: a build from nothing then takes half the time. Who works on the code turns
# it off (CONTRIBUTING.md): after a change a file alone is compiled sooner, and what one includes too little is found.
if(NOT CMAKE_UNITY_BUILD)
  return()
endif()

# Files with names of their own that other files of their module have too are compiled alone:  alone(src/geo clip.cpp …)
# Modules that are not built are passed over.
function(alone folder)
  get_filename_component(module ${folder} NAME)
  set(target gatepost_${module})
  if(folder MATCHES "^tests/")
    set(target thread_tests)
  endif()
  if(TARGET ${target})
    list(TRANSFORM ARGN PREPEND ${CMAKE_SOURCE_DIR}/${folder}/ OUTPUT_VARIABLE files)
    set_source_files_properties(${files} TARGET_DIRECTORY ${target} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()

alone(src/app headless_export.cpp html_export.cpp manual_page.cpp map_files.cpp settings.cpp)
alone(src/figure legend_figure.cpp pin_list.cpp)
alone(src/geo antimeridian_cut.cpp clip.cpp even_odd.cpp hilbert_order.cpp ring_contacts.cpp ring_touches.cpp
  shape_distance.cpp transverse_mercator.cpp)
alone(src/io file_watch.cpp flatgeobuf_file.cpp geojson_encoding.cpp geojson_reader.cpp geojson_splitter.cpp
  geojson_walker.cpp geojson_writer.cpp json_check.cpp kml_writer.cpp number_columns.cpp png_writer.cpp spool.cpp
  text_encoding.cpp gdal/open_options.cpp gdal_process.cpp)
alone(src/label line_label.cpp)
alone(src/map cluster_points.cpp date_fields.cpp feature_search.cpp map_file_writer.cpp)
alone(src/page svg_painter.cpp)
alone(src/style density_ramp.cpp theme.cpp)
alone(src/table time_span.cpp)
alone(src/ui style_form.cpp)
alone(src/words messages_databases.cpp messages_features.cpp messages_files.cpp messages_formats.cpp messages_map.cpp messages_pictures.cpp
  messages_program.cpp)
alone(tests/app label_layout_test.cpp reread_layers_test.cpp undo_test.cpp)
alone(tests/geo edge_runs_test.cpp simplify_test.cpp transformer_test.cpp web_mercator_test.cpp)
alone(tests/io bundled_layers_test.cpp feature_check_test.cpp flatgeobuf_test.cpp gdal_reading_test.cpp kml_test.cpp packed_source_test.cpp
  raster_formats_test.cpp text_encoding_test.cpp)
alone(tests/label mixed_geometry_test.cpp)
alone(tests/map time_axis_test.cpp)
alone(tests/render highlights_test.cpp)
alone(tests/text scripts_test.cpp shaper_test.cpp)
