"""SystemEvent, and the catalogue of event types with their schemas."""
