set(style_tests
    style/colour_vision_test.cpp)
