set(ui_tests
    ui/filter_condition_test.cpp
    ui/text_setter_test.cpp
    ui/keymap_test.cpp
    ui/panels_test.cpp)
