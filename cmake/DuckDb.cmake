# duckdb_headers: duckdb.h alone. Nothing links libduckdb.so: it is opened at run time as ../lib/libduckdb.so seen from
# the folder of the program (or as FIVESTAR_DUCKDB says), so that a server without it still does everything but measure.
# tools/fetch_duckdb does nothing where the pinned files are in place.
execute_process(COMMAND ${CMAKE_SOURCE_DIR}/tools/fetch_duckdb RESULT_VARIABLE fetched)
if(NOT fetched EQUAL 0)
  message(FATAL_ERROR "DuckDB is not in third_party/duckdb; see the message above for the cure.")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tools/duckdb.lock)

add_library(duckdb_headers INTERFACE)
target_include_directories(duckdb_headers SYSTEM INTERFACE ${CMAKE_SOURCE_DIR}/third_party/duckdb/include)

# build/<preset>/fivestar looks in build/lib, build/<preset>/tests/test_* and bench/bench_* in build/<preset>/lib.
foreach(folder ${CMAKE_BINARY_DIR}/../lib ${CMAKE_BINARY_DIR}/lib)
  file(MAKE_DIRECTORY ${folder})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/third_party/duckdb/lib/libduckdb.so ${folder}/libduckdb.so SYMBOLIC)
endforeach()
