"""What a clinician finds in a recording and says of it: proposals judged, findings recorded, texts, the report made."""
