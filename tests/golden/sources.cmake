set(golden_tests golden/golden.cpp golden/scene.cpp golden/shapes_test.cpp golden/symbol_outline_test.cpp golden/text_test.cpp)
