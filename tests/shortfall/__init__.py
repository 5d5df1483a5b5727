"""Tests of standards and of the shortfall."""
