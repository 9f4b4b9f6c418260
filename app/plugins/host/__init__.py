"""Find, verify, start, watch and stop plugins."""
