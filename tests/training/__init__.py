"""Tests of the training room and the training report."""
