set(gl_tests render/gl_object_test.cpp render/shader_test.cpp render/tile_cutter_test.cpp render/tile_grid_test.cpp render/offscreen_test.cpp
  render/distance_field_test.cpp render/dense_tile_test.cpp render/label_sheet_test.cpp app/label_layout_test.cpp app/partial_layers_test.cpp)
