"""Pure steps on arrays: filters, quality, features, detectors."""
