set(base_tests
    base/colour_test.cpp
    base/image_test.cpp
    base/input_file_test.cpp
    base/job_parallel_test.cpp
    base/job_test.cpp
    base/log_test.cpp
    base/paths_test.cpp)
