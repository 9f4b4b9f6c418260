"""Plugins: the public interface, the host that runs them, and the panels we ship."""
