set(words_tests
    words/locale_format_test.cpp words/message_words_test.cpp words/words_test.cpp)
