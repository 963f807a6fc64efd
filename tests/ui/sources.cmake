set(ui_tests
    ui/keymap_test.cpp
    ui/panels_test.cpp)
