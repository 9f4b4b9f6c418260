"""The always-visible stop control and alarm bar."""
