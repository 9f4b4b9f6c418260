"""Copies of a data folder elsewhere: made, checked, restored, and reached by an erasure."""
