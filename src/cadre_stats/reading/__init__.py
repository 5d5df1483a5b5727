"""From bytes to tables: formats, header, columns, the kind of every row. Nothing is understood of the cells yet."""
