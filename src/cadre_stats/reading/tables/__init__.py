"""What a table is made of: its header, the field of every column, the kind of every row."""
