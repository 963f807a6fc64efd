set(page_tests
    page/figure_painter_test.cpp)
