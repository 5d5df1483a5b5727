"""Training: logs and tables of courses become entries with exact counts."""
