"""Device -> timestamped blocks -> recording; liveness, gaps, back-pressure."""
