"""Lists as associations keep them: a table in CSV, Excel or OpenDocument, one row a listing."""
