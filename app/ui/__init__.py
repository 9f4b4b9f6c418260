"""Everything with a screen; decides nothing."""
