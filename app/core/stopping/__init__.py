"""Stops that need no window: the chord, a pedal, a contact; and the program that watches them."""
