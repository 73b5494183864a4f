"""Slow, obvious readings of names and texts that the fast ones must agree with, and the texts they are tried on."""
