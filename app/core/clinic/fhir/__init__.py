"""A session as FHIR R4B resources: for other systems of the hospital."""
