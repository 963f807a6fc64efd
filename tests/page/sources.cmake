set(page_tests
    page/figure_painter_test.cpp
    page/evidence_test.cpp
    page/html_map_test.cpp
    page/markup_test.cpp
    page/packed_geometry_test.cpp
    page/page_detail_test.cpp
    page/pdf_details_test.cpp)
