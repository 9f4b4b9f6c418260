"""Panels we ship, written against `app.plugins.api` only."""
