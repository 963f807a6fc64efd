# The whole-program tests, in the order in which a reader wants them: NAME is tests/app/NAME_test.py.
set(app_script_tests positions world_edges world_copies bad_files command_line json_answers named_entities whole_map window window_panels install help desktop recipes formats settings_kept long_texts gdal_child collections map_files map_window unsaved_map reload keyboard fills)
