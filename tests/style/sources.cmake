set(style_tests
    style/colour_vision_test.cpp
    style/density_ramp_test.cpp)
