"""What the review server answers: the interface for programs, and the pages for people."""
