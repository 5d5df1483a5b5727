"""Tests of the room roster."""
