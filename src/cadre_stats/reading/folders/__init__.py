"""Small files of one header are read together, and give what each gives alone."""
