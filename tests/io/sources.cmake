set(io_tests
    io/normalize_test.cpp)
