"""What speaks against a table as it was read: headers beside what the cells below them hold."""
