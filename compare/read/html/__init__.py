"""Web pages: the story and what it says about itself, without what stands around it."""

from compare.read.html.page import read, read_page

__all__ = ["read", "read_page"]
