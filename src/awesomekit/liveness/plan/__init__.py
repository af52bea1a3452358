"""Which resources are asked for, by whom; pure."""
