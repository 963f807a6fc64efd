set(words_tests
    words/words_test.cpp)
