"""The keys of what is stored: the station's, and one for each subject, wrapped by it."""
