-- :name catalog_columns
-- The full-text index is made anew from the rest.
SELECT c.table_name::text, c.column_name::text, upper(c.data_type::text)
FROM information_schema.columns c
JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name <> 'schema_migrations'
  AND c.is_generated = 'NEVER' AND c.table_name NOT IN ('search_state', 'search_documents', 'search_words')
ORDER BY c.table_name, c.ordinal_position

-- :only other_programs
-- How many connections of this program, in whatever process, are open besides the one that asks.
SELECT count(*)
FROM pg_stat_activity
WHERE datname = current_database() AND application_name = 'fivestar' AND pid <> pg_backend_pid()
