"""The cells of a sheet as they stand: grids, columns of codes, the texts of a column."""
