"""Colours, type and sizes, light and dark."""
