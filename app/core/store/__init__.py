"""Database engine, tables, migrations, keys; the log's storage and the projections."""
