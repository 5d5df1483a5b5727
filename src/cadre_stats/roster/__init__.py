"""A roster: typed records, who is one person, ages, units."""
