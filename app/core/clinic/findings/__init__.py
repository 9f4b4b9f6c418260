"""What is found in a recording: by detectors as proposals, by clinicians in the terms of SCORE, and what it means."""
