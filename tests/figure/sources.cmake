set(figure_tests
    figure/blocks_test.cpp
    figure/card_place_test.cpp
    figure/lettering_test.cpp)
