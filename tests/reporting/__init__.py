"""Reports as values, before anything is drawn."""
