set(table_tests
    table/attribute_column_test.cpp
    table/attribute_columns_test.cpp
    table/date_test.cpp
    table/expression_test.cpp
    table/field_columns_test.cpp
    table/feature_table_test.cpp
    table/geometry_column_test.cpp
    table/load_report_test.cpp
    table/name_index_test.cpp table/name_lookup_test.cpp
    table/names_test.cpp
    table/plain_value_test.cpp
    table/table_order_test.cpp
    table/time_span_test.cpp
    table/value_counts_test.cpp)
