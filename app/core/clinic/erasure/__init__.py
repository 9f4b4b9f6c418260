"""Erasing a subject: what must be kept for how long, what stands in the way, who may decide."""
