"""Heads: what the signal looks like over the scalp, flat and in 3-D."""
