"""Crash-safe segments, reading back, exports."""
