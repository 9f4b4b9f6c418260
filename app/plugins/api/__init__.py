"""The whole public surface for plugins."""
