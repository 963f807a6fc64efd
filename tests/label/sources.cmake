set(label_tests
    label/area_places_test.cpp
    label/label_candidates_test.cpp
    label/label_placement_test.cpp
    label/line_label_test.cpp
    label/many_layers_test.cpp
    label/mixed_geometry_test.cpp)
