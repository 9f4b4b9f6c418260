"""Session reports: what they say, and how they look."""
