set(ui_tests
    ui/line_break_test.cpp
    ui/keymap_test.cpp
    ui/panels_test.cpp)
