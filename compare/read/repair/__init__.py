"""Text that was damaged on its way, and what it was."""
