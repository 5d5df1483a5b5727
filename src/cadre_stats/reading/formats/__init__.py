"""From paths and bytes to grids: which files, what each one is, and a reader for every format."""
