"""The audit trail on the screen; decides nothing."""
