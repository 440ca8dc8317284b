-- What tables a store has, for who copies it whole.

-- :name catalog_columns
-- Every column of every ordinary table, in order; not what the engine and full-text indexes keep for themselves.
-- scan: the catalogue is small
SELECT t.name, c.name, c.type
FROM pragma_table_list t
JOIN pragma_table_info(t.name) c
WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT GLOB 'sqlite_*' AND t.name <> 'schema_migrations'
ORDER BY t.name, c.cid
