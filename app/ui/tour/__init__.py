"""The tour: a whole session with the simulated patient, told where it happens."""
