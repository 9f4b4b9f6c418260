"""The hub's clients: breaker, retries, discovery, lanes."""
