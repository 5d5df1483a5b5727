"""From grids to tables: where the header is, which reading is the best, and what each sheet of a file is."""
