set(style_tests
    style/class_bounds_test.cpp
    style/colour_vision_test.cpp
    style/density_ramp_test.cpp
    style/sequential_ramp_test.cpp)
