"""The clinical tables, made from the log: one module per group of tables."""
