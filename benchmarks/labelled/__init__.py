"""Texts with every place name labelled by hand: what the finder and the corrector are measured against."""
