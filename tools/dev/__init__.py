"""What ``./dev`` does: set up, then run. Nothing but the standard library."""
