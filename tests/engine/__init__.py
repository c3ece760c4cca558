"""The engine, on relations made by hand."""
