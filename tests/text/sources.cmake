set(text_tests
    text/line_break_test.cpp
    text/distance_transform_test.cpp
    text/font_set_test.cpp
    text/glyph_atlas_test.cpp
    text/scripts_test.cpp
    text/shaper_test.cpp
    text/shelf_packer_test.cpp)
