# embed_sql(<target> <file.sql>): each section "-- :name find_case" of the file becomes the constant
# <floor>::sql::kFindCase in the generated header "<floor>/<stem>_sql.hpp"; <stem>.pg.sql beside it holds what
# PostgreSQL runs instead.
function(embed_sql target file)
  get_filename_component(stem ${file} NAME_WE)
  set(out ${CMAKE_BINARY_DIR}/generated/${target}/${stem}_sql.hpp)
  string(REGEX REPLACE "\\.sql$" ".pg.sql" override ${file})
  if(NOT EXISTS ${override})
    set(override)
  endif()
  add_custom_command(OUTPUT ${out}
    COMMAND python3 ${CMAKE_SOURCE_DIR}/tools/embed_sql.py ${file} ${target} ${out}
    DEPENDS ${file} ${override} ${CMAKE_SOURCE_DIR}/tools/embed_sql.py ${CMAKE_SOURCE_DIR}/tools/sql_sections.py)
  target_sources(${target} PRIVATE ${out})
endfunction()

# embed_files(<target> <symbol> <root> <patterns...>): the files below root that match become one table of (path below
# root, bytes) that src/base/embedded.hpp describes; found at run time as base::embedded::<symbol>(). May match none.
function(embed_files target symbol root)
  list(TRANSFORM ARGN PREPEND ${root}/ OUTPUT_VARIABLE patterns)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${patterns})
  set(stem ${CMAKE_BINARY_DIR}/generated/embedded_${symbol})
  string(REPLACE ";" "\n" lines "${files}")
  file(GENERATE OUTPUT ${stem}.list CONTENT "${lines}\n")
  add_custom_command(OUTPUT ${stem}.cpp BYPRODUCTS ${stem}.bin
    COMMAND python3 ${CMAKE_SOURCE_DIR}/tools/embed_files.py ${symbol} ${root} ${stem}
    DEPENDS ${files} ${stem}.list ${CMAKE_SOURCE_DIR}/tools/embed_files.py)
  target_sources(${target} PRIVATE ${stem}.cpp)
endfunction()
