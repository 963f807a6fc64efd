set(figure_tests
    figure/blocks_test.cpp
    figure/lettering_test.cpp)
