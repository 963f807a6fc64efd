# What needs a context without display, and what is built with it: drawing, and the parts of the program and the interface.
set(gl_tests
    app/kept_style_test.cpp
    app/label_layout_test.cpp
    app/motion_test.cpp
    app/partial_layers_test.cpp
    app/settings_test.cpp
    app/view_history_test.cpp
    render/dense_tile_test.cpp
    render/distance_field_test.cpp
    render/gl_object_test.cpp
    render/highlights_test.cpp
    render/label_sheet_test.cpp
    render/offscreen_test.cpp
    render/run_boxes_test.cpp
    render/shader_test.cpp
    render/tile_cutter_test.cpp
    render/tile_grid_test.cpp)
