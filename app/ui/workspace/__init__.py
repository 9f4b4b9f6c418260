"""Workspaces: which panels are docked where, for whom, and how that is kept."""
