"""Electronic signatures on the screen; decides nothing."""
