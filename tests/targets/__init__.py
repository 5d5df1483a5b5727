"""Tests of conditions, goals and the files in which people write them."""
