"""Every renderer, read back."""
