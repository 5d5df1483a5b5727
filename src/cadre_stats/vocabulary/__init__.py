"""What the words of rosters mean: fields, scales, levels, categories. A small reader over data files."""
