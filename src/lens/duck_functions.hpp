#pragma once

#include <duckdb.h>

namespace lens::duck {

/// The functions of DuckDB's C interface that the lens calls; the table below and its loader are made from this list.
#define LENS_DUCK_FUNCTIONS(X)                                                                                         \
    X(create_config)                                                                                                   \
    X(set_config)                                                                                                      \
    X(destroy_config)                                                                                                  \
    X(open_ext)                                                                                                        \
    X(close)                                                                                                           \
    X(connect)                                                                                                         \
    X(disconnect)                                                                                                      \
    X(interrupt)                                                                                                       \
    X(free) X(library_version) X(query) X(prepare) X(prepare_error) X(destroy_prepare) X(bind_int64) X(bind_double)    \
        X(bind_varchar_length) X(bind_uhugeint) X(bind_null) X(execute_prepared) X(result_error) X(destroy_result)     \
            X(fetch_chunk) X(column_count) X(column_type) X(rows_changed) X(destroy_data_chunk) X(data_chunk_get_size) \
                X(data_chunk_set_size) X(data_chunk_get_vector) X(data_chunk_reset) X(create_data_chunk)               \
                    X(vector_size) X(vector_get_data) X(vector_get_validity) X(vector_ensure_validity_writable)        \
                        X(list_vector_get_child) X(create_logical_type) X(destroy_logical_type) X(appender_create)     \
                            X(append_data_chunk) X(appender_close) X(appender_destroy) X(appender_error)

struct Functions {
#define LENS_DECLARE(name) decltype(&duckdb_##name) name;
    LENS_DUCK_FUNCTIONS(LENS_DECLARE)
#undef LENS_DECLARE
};

}  // namespace lens::duck
