# gatepost_bench: what the program costs on generated files. Not a test: figures depend on the machine.
set(bench_sources
    bench/atlas_frames.cpp
    bench/bench.cpp
    bench/bench_options.cpp
    bench/cases.cpp
    bench/frame_path.cpp
    bench/generate.cpp
    bench/in_process.cpp
    bench/machine.cpp
    bench/drawn_map.cpp
    bench/pick_places.cpp
    bench/process.cpp
    bench/properties.cpp
    bench/report.cpp
    bench/shapes.cpp
    bench/stage.cpp
    bench/whole_process.cpp)
