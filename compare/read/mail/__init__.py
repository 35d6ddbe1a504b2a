"""Mails: what the sender wrote, without the older mail below it."""

from compare.read.mail.message import read

__all__ = ["read"]
