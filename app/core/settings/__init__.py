"""Typed settings, their file, migrations; clinical limits with their source."""
